package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.domain.access.TestUsers;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.contracts.PlatformContract;
import dev.blogify.infrastructure.acceptance.iam.DeployedStage;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on the deployed functions. All tests share one platform. */
@TestInstance(Lifecycle.PER_CLASS)
final class AwsPlatformTest implements PlatformContract {
  /**
   * The logger is off, because each request is logged. The field keeps it from garbage collection.
   */
  private static final Logger REQUESTS = Logger.getLogger("dev.blogify.adapters.in.lambda");

  private AwsPlatform platform;
  private BlogClient blog;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    REQUESTS.setLevel(Level.WARNING);
    platform = new AwsPlatform(folder);
    blog = platform.createClient();
  }

  @Override
  public BlogClient blog() {
    return blog;
  }

  @Override
  public void runMinuteJobs() {
    platform.runMinuteJobs();
  }

  @Test
  void scheduledJobsProcessOverdueItemsAndReconcileMedia() {
    var uploads = "pending/" + TestUsers.ALICE.id().value();
    var overdue = platform.overdue();
    overdue.createAll();
    blog.anonymous().get("/slugs/eclipse").expectProblem(404);
    platform.runMinuteJobs();
    blog.anonymous().get("/slugs/eclipse").expectStatus(200);
    overdue.createOrphans();
    overdue.uploadWithoutNotification();
    assertThat(platform.objectKeys(uploads)).hasSize(2);

    platform.invoke("reconcileMedia", "{}");

    assertThat(platform.objectKeys(uploads)).isEmpty();
  }

  /** One undecodable record, and one record that exhausted its retries. */
  @Test
  void aRedrivePublishesDecodableRecordsAndKeepsTheOthers() {
    blog.as("alice").post("/posts", Map.of("title", "Told late")).expectStatus(201);
    platform.pipeline().awaitIdle();
    var event =
        platform
            .pipeline()
            .publishedEvents()
            .find(each -> each.event().subject().startsWith("posts/"))
            .get()
            .event();
    var post = event.subject().substring("posts/".length());
    platform.invoke(
        "publishEvents", new String(StreamEventJson.forSingleEvent(post, "{ no JSON"), UTF_8));
    var poison = platform.failureBucket().keys().single();
    platform
        .failureBucket()
        .writeLambdaFailure(
            "publishEvents", "shardId-1", StreamEventJson.forSingleEvent(post, event.json()));

    assertThat(platform.invoke("redriveEvents", "{}"))
        .isEqualTo("{\"redriven\":1,\"undecodable\":1,\"refused\":0,\"isComplete\":true}");

    assertThat(platform.failureBucket().keys()).containsExactly(poison);
    platform.failureBucket().remove(poison);
  }

  /**
   * Checks after all tests: no violation of the store's invariants, each event valid by its schema
   * and published once, no dead letters, the cache free of deleted content, and IAM permissions
   * that are sufficient and necessary (TST-6).
   */
  @AfterAll
  void stop() {
    var pipeline = platform.pipeline();
    pipeline.awaitIdle();
    var events = platform.storedItems().events();
    assertThat(events).isNotEmpty().allSatisfy(EventSchemas::validate);
    assertThat(pipeline.publishedEvents().map(event -> event.event().id()))
        .containsAll(events.map(event -> ParsedEvent.parse(event).get().event().id()));
    assertThat(platform.invalidatedPaths())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            pipeline
                .publishedEvents()
                .filter(event -> event.event().type().equals("blogify.media.deleted.v1"))
                .filter(event -> event.data().contains("invalidate"))
                .flatMap(event -> event.data().object("invalidate").texts("paths")));
    assertThat(pipeline.deadLetters()).isEmpty();
    assertThat(platform.failureBucket().keys()).isEmpty();
    assertThat(platform.storedItems().violations()).isEmpty();
    var evaluation = platform.evaluateIam(DeployedStage.prod());
    evaluation.writeReport(Path.of("target", "iam-evaluation.json"));
    System.out.println(evaluation.summary());
    assertThat(evaluation.denied()).isEmpty();
    assertThat(evaluation.unexplainedGrants()).isEmpty();
    assertThat(evaluation.staleExplanations()).isEmpty();
    blog.close();
    platform.close();
  }
}
