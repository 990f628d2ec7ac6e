package dev.blogify.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.contract.PlatformContract;
import dev.blogify.acceptance.embedded.Project;
import dev.blogify.acceptance.iam.DeployedStage;
import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.adapters.events.WireEvent;
import dev.blogify.domain.access.People;
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

/** The deployed functions keep the contract; one platform serves all tests. */
@TestInstance(Lifecycle.PER_CLASS)
final class AwsPlatformTest implements PlatformContract {
  /** Each request leaves a line of log. Kept, for a level is forgotten with its logger. */
  private static final Logger REQUESTS = Logger.getLogger("dev.blogify.functions");

  private AwsPlatform platform;
  private Blog blog;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    REQUESTS.setLevel(Level.WARNING);
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
  public void tick() {
    platform.tick();
  }

  @Test
  void whatIsOverdueAndWhatWasLostIsMadeGoodByTheTicks() {
    var uploads = "pending/" + People.ALICE.id().value();
    var overdue = platform.overdue();
    overdue.make();
    blog.world().get("/slugs/eclipse").expectProblem(404);
    platform.tick();
    blog.world().get("/slugs/eclipse").expect(200);
    overdue.mislay();
    overdue.leaveUntold();
    assertThat(platform.objects(uploads)).hasSize(2);

    platform.invoke("reconcileMedia", "{}");

    assertThat(platform.objects(uploads)).isEmpty();
  }

  /** One that nobody can read, and one that Lambda gave up. */
  @Test
  void whatWasNotToldIsToldByARedriveAndTheRestIsKept() {
    blog.as("alice").post("/posts", Map.of("title", "Told late")).expect(201);
    platform.pipeline().settle();
    var event =
        platform
            .pipeline()
            .events()
            .find(each -> each.event().subject().startsWith("posts/"))
            .get()
            .event();
    var post = event.subject().substring("posts/".length());
    platform.invoke("publishEvents", new String(StreamEvents.ofFact(post, "{ no JSON"), UTF_8));
    var poison = platform.failures().keys().single();
    platform
        .failures()
        .giveUp("publishEvents", "shardId-1", StreamEvents.ofFact(post, event.json()));

    assertThat(platform.invoke("redriveEvents", "{}"))
        .isEqualTo("{\"told\":1,\"stillPoison\":1,\"refused\":0,\"isComplete\":true}");

    assertThat(platform.failures().keys()).containsExactly(poison);
    platform.failures().remove(poison);
  }

  /**
   * After all that the tests did: nothing dangles, every fact is as its schema says and was told,
   * nobody failed on one, the edge forgot what is deleted, and IAM lets functions do what they did
   * and nothing else (TST-6).
   */
  @AfterAll
  void stop() {
    var pipeline = platform.pipeline();
    pipeline.settle();
    var events = platform.stored().events();
    assertThat(events).isNotEmpty().allSatisfy(EventSchemas::validate);
    assertThat(pipeline.events().map(event -> event.event().id()))
        .containsAll(events.map(event -> WireEvent.parse(event).get().event().id()));
    assertThat(platform.forgotten())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            pipeline
                .events()
                .filter(event -> event.event().type().equals("blogify.media.deleted.v1"))
                .filter(event -> event.data().members().containsKey("invalidate"))
                .flatMap(event -> event.data().object("invalidate").texts("paths")));
    assertThat(pipeline.deadLetters()).isEmpty();
    assertThat(platform.failures().keys()).isEmpty();
    assertThat(platform.stored().violations()).isEmpty();
    var evaluation = platform.evaluate(DeployedStage.prod());
    evaluation.write(Path.of("target", "iam-evaluation.json"));
    System.out.println(evaluation.counts());
    assertThat(evaluation.refused()).isEmpty();
    assertThat(evaluation.grantedInVain()).isEmpty();
    assertThat(evaluation.explainedInVain()).isEmpty();
    blog.close();
    platform.close();
  }
}
