package dev.blogify.infrastructure.acceptance.platforms.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.domain.post.PostId;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryContract;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryPipeline;
import dev.blogify.infrastructure.acceptance.iam.DeployedStage;
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

/** Delivery over the streams of DynamoDB Local and the deployed functions. */
@TestInstance(Lifecycle.PER_CLASS)
final class AwsDeliveryTest implements DeliveryContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * These tests provoke failures, so the log is off. The field keeps the logger from garbage
   * collection.
   */
  private static final Logger INVOCATIONS = Logger.getLogger("dev.blogify.adapters.in.lambda");

  private static final Logger MESSAGES = Logger.getLogger("dev.blogify.consumers");

  private AwsPlatform platform;
  private BlogClient blog;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    INVOCATIONS.setLevel(Level.OFF);
    MESSAGES.setUseParentHandlers(false);
    platform = new AwsPlatform(folder);
    blog = platform.createClient();
  }

  @Override
  public BlogClient blog() {
    return blog;
  }

  @Override
  public DeliveryPipeline pipeline() {
    return platform.pipeline();
  }

  /** The rule for the topic has no queue. */
  @Test
  void notifiableEventsAreAlsoPublishedToTheTopic() {
    var post = createPost();
    blog.as("erin").transition("POST", path(post) + "/publish", post.etag()).expectStatus(200);

    pipeline().awaitIdle();

    assertThat(
            platform
                .pipeline()
                .topicMessages()
                .map(EventBridgeMessage::parsedEvent)
                .filter(event -> event.event().subject().equals(subject(post)))
                .map(event -> event.event().type()))
        .containsExactly("blogify.post.published.v1");
  }

  @Test
  void anUndecodableRecordIsDeadLetteredAndPublishedOnceItIsRepaired() throws Exception {
    var broken = createPost();
    pipeline().awaitIdle();
    overwriteOutbox(broken, "{ no JSON");
    var others = Vector.fill(3, this::createPost);

    pipeline().awaitIdle();

    var parked = platform.failureBucket().keys().single();
    assertThat(platform.failureBucket().read(parked)).contains("reason").contains("no JSON");
    for (var other : others) {
      assertThat(auditEventIds(other)).hasSize(1);
    }

    var mended = nextEventOfSamePost(publishedEventsOf(broken).single());
    platform
        .failureBucket()
        .write(parked, replaceOutbox(platform.failureBucket().read(parked), mended));
    platform.invoke("redriveEvents", "{}");
    pipeline().awaitIdle();

    assertThat(platform.failureBucket().keys()).isEmpty();
    assertThat(auditEventIds(broken))
        .containsExactly(JSON.readTree(mended).path("id").asText(), id(broken));
  }

  /** The failure bucket contains the whole discarded batch. */
  @Test
  void eventsThatExhaustedTheirRetriesArePublishedByARedrive() {
    platform.pipeline().setDown(true);
    var post = createPost();
    await().atMost(Duration.ofMinutes(2)).until(() -> !platform.failureBucket().keys().isEmpty());
    platform.pipeline().setDown(false);

    platform.invoke("redriveEvents", "{}");
    pipeline().awaitIdle();

    assertThat(platform.failureBucket().keys()).isEmpty();
    assertThat(auditEventIds(post)).hasSize(1);
  }

  @AfterAll
  void stop() {
    assertThat(pipeline().publishedEvents().map(event -> event.event().json()))
        .isNotEmpty()
        .allSatisfy(EventSchemas::validate);
    var evaluation = platform.evaluateIam(DeployedStage.prod());
    System.out.println(evaluation.callSummary());
    assertThat(evaluation.denied()).isEmpty();
    blog.close();
    platform.close();
    INVOCATIONS.setLevel(null);
    MESSAGES.setUseParentHandlers(true);
  }

  private ClientResponse createPost() {
    return blog.as("alice")
        .post("/posts", Map.of("title", "Told", "body", "By all."))
        .expectStatus(201);
  }

  private static String path(ClientResponse post) {
    return "/posts/" + post.string("postId");
  }

  private static String subject(ClientResponse post) {
    return "posts/" + post.string("postId");
  }

  private String id(ClientResponse post) {
    return publishedEventsOf(post).last().event().id().toString();
  }

  private Seq<ParsedEvent> publishedEventsOf(ClientResponse post) {
    return pipeline()
        .publishedEvents()
        .filter(event -> event.event().subject().equals(subject(post)))
        .sortBy(event -> event.event().sequence())
        .reverse();
  }

  /** The ids of the events in the audit trail, newest first. */
  private Seq<String> auditEventIds(ClientResponse post) {
    return Vector.ofAll(
        blog.as("erin")
            .get(path(post) + "/audit?limit=100")
            .expectStatus(200)
            .itemValues("eventId"));
  }

  /** Writes an invalid outbox attribute past the application. */
  private void overwriteOutbox(ClientResponse post, String fact) {
    var id = PostId.parse(post.string("postId")).get();
    platform
        .dynamoDb()
        .updateItem(update ->
            update
                .tableName(LocalTables.NAMES.of(Tables.POSTS))
                .key(
                    Map.of(
                        "postId", AttributeValue.fromS(id.toString()),
                        "createdAt", AttributeValue.fromS(post.string("createdAt"))))
                .updateExpression("SET outbox = :outbox")
                .expressionAttributeValues(
                    Map.of(
                        ":outbox",
                        AttributeValue.fromL(java.util.List.of(AttributeValue.fromS(fact))))));
  }

  /** The missing event: the next event of the same post. */
  private static String nextEventOfSamePost(ParsedEvent before) throws JsonProcessingException {
    var event = (ObjectNode) JSON.readTree(before.event().json());
    return JSON.writeValueAsString(
        event
            .put("id", UUID.nameUUIDFromBytes(new byte[] {2}).toString())
            .put("sequence", "0000000002.00"));
  }

  private static String replaceOutbox(String parked, String fact) throws JsonProcessingException {
    var entry = (ObjectNode) JSON.readTree(parked);
    var event = JSON.readTree(entry.path("record").asText());
    var image = event.path("Records").path(0).path("dynamodb").path("NewImage");
    ((ObjectNode) image.path("outbox").path("L").path(0)).put("S", fact);
    return JSON.writeValueAsString(entry.put("record", JSON.writeValueAsString(event)));
  }
}
