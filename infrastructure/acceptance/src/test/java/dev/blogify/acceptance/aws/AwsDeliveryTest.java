package dev.blogify.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.contract.DeliveryContract;
import dev.blogify.acceptance.contract.Pipeline;
import dev.blogify.acceptance.embedded.Project;
import dev.blogify.acceptance.iam.DeployedStage;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.adapters.consumers.Delivery;
import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.adapters.events.WireEvent;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Over DynamoDB Local's streams, and through the functions as they are deployed. */
@TestInstance(Lifecycle.PER_CLASS)
final class AwsDeliveryTest implements DeliveryContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Here much goes wrong on purpose. Kept, for what is set is forgotten with its logger. */
  private static final Logger INVOCATIONS = Logger.getLogger("dev.blogify.functions");

  private static final Logger MESSAGES = Logger.getLogger("dev.blogify.consumers");

  private AwsPlatform platform;
  private Blog blog;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    INVOCATIONS.setLevel(Level.OFF);
    MESSAGES.setUseParentHandlers(false);
    platform = new AwsPlatform(folder);
    blog = new Blog(platform.running(), Project.openApi());
    platform
        .users()
        .forEach((name, id) ->
            blog.as("ada")
                .put(
                    "/users/%s/role".formatted(id.value()),
                    Map.of("role", AwsPlatform.roleOf(name).label()))
                .expect(200));
  }

  @Override
  public Blog blog() {
    return blog;
  }

  @Override
  public Pipeline pipeline() {
    return platform.pipeline();
  }

  /** The rule that leads to people has a topic in the place of a queue. */
  @Test
  void whatPeopleAreToldGoesToTheTopicToo() {
    var post = created();
    blog.as("erin").move("POST", path(post) + "/publish", post.etag()).expect(200);

    pipeline().settle();

    assertThat(
            platform
                .pipeline()
                .announced()
                .map(Delivery::event)
                .filter(event -> event.event().subject().equals(subject(post)))
                .map(event -> event.event().type()))
        .containsExactly("blogify.post.published.v1");
  }

  @Test
  void aRecordThatCannotBeToldIsParkedWhileOthersProceedAndIsToldOnceItCan() throws Exception {
    var broken = created();
    pipeline().settle();
    journal(broken, "{ no JSON");
    var others = Vector.fill(3, this::created);

    pipeline().settle();

    var parked = platform.failures().keys().single();
    assertThat(platform.failures().read(parked)).contains("reason").contains("no JSON");
    for (var other : others) {
      assertThat(trail(other)).hasSize(1);
    }

    var mended = mended(told(broken).single());
    platform.failures().write(parked, withJournal(platform.failures().read(parked), mended));
    platform.invoke("redriveEvents", "{}");
    pipeline().settle();

    assertThat(platform.failures().keys()).isEmpty();
    assertThat(trail(broken))
        .containsExactly(JSON.readTree(mended).path("id").asText(), id(broken));
  }

  /** What was retried too often lies in the failure bucket, whole. */
  @Test
  void whatTheBusTookNoneOfForTooLongIsToldByARedrive() {
    platform.pipeline().isDown(true);
    var post = created();
    await().atMost(Duration.ofMinutes(2)).until(() -> !platform.failures().keys().isEmpty());
    platform.pipeline().isDown(false);

    platform.invoke("redriveEvents", "{}");
    pipeline().settle();

    assertThat(platform.failures().keys()).isEmpty();
    assertThat(trail(post)).hasSize(1);
  }

  @AfterAll
  void stop() {
    assertThat(pipeline().events().map(event -> event.event().json()))
        .isNotEmpty()
        .allSatisfy(EventSchemas::validate);
    var evaluation = platform.evaluate(DeployedStage.prod());
    System.out.println(evaluation.countsOfCalls());
    assertThat(evaluation.refused()).isEmpty();
    blog.close();
    platform.close();
    INVOCATIONS.setLevel(null);
    MESSAGES.setUseParentHandlers(true);
  }

  private Answer created() {
    return blog.as("alice").post("/posts", Map.of("title", "Told", "body", "By all.")).expect(201);
  }

  private static String path(Answer post) {
    return "/posts/" + post.string("postId");
  }

  private static String subject(Answer post) {
    return "posts/" + post.string("postId");
  }

  private String id(Answer post) {
    return told(post).last().event().id().toString();
  }

  private Seq<WireEvent> told(Answer post) {
    return pipeline()
        .events()
        .filter(event -> event.event().subject().equals(subject(post)))
        .sortBy(event -> event.event().sequence())
        .reverse();
  }

  /** The ids of its events, newest first. */
  private Seq<String> trail(Answer post) {
    return Vector.ofAll(
        blog.as("erin").get(path(post) + "/audit?limit=100").expect(200).each("eventId"));
  }

  /** By hand, for no code writes such a thing. */
  private void journal(Answer post, String fact) {
    var id = PostId.parse(post.string("postId")).get();
    platform
        .tables()
        .updateItem(update ->
            update
                .tableName(LocalTables.NAMES.of(Tables.POSTS))
                .key(
                    Map.of(
                        "postId", AttributeValue.fromS(id.toString()),
                        "createdAt", AttributeValue.fromS(post.string("createdAt"))))
                .updateExpression("SET journal = :journal")
                .expressionAttributeValues(
                    Map.of(
                        ":journal",
                        AttributeValue.fromL(java.util.List.of(AttributeValue.fromS(fact))))));
  }

  /** What should have stood there: the next fact of the same post. */
  private static String mended(WireEvent before) throws JsonProcessingException {
    var event = (ObjectNode) JSON.readTree(before.event().json());
    return JSON.writeValueAsString(
        event
            .put("id", UUID.nameUUIDFromBytes(new byte[] {2}).toString())
            .put("sequence", "0000000002.00"));
  }

  private static String withJournal(String parked, String fact) throws JsonProcessingException {
    var entry = (ObjectNode) JSON.readTree(parked);
    var event = JSON.readTree(entry.path("record").asText());
    var image = event.path("Records").path(0).path("dynamodb").path("NewImage");
    ((ObjectNode) image.path("journal").path("L").path(0)).put("S", fact);
    return JSON.writeValueAsString(entry.put("record", JSON.writeValueAsString(event)));
  }
}
