package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that became due while the platform was stopped. */
final class StartupPublicationTest {
  /** The interval of the jobs exceeds the duration of the test, so only the first run counts. */
  private static final Duration LONG_INTERVAL = Duration.ofDays(1);

  @Test
  void publishesAtStartupPostsThatFellDueWhileThePlatformWasStopped(@TempDir Path data) {
    var scheduled = schedule(data);
    var post = scheduled.post();
    var publishAt = scheduled.publishAt();

    await().until(() -> Instant.now().isAfter(publishAt));

    try (var platform =
            LocalPlatform.start(PlatformSettings.onFreePorts(data).withJobInterval(LONG_INTERVAL));
        var blog = blog(platform)) {
      await().untilAsserted(() -> blog.anonymous().get(post).expectStatus(200));
      assertThat(Instant.parse(blog.anonymous().get(post).string("publishedAt")))
          .isEqualTo(publishAt);
    }
    try (var stored = new SqliteInspector(data)) {
      assertThat(stored.events())
          .filteredOn(event -> event.contains("blogify.post.published.v1"))
          .singleElement()
          .satisfies(event -> assertThat(event).contains("\"actorrole\":\"system\""));
      assertThat(stored.violations()).isEmpty();
    }
  }

  private record ScheduledPost(String post, Instant publishAt) {}

  private static ScheduledPost schedule(Path data) {
    try (var platform =
            LocalPlatform.start(PlatformSettings.onFreePorts(data).withJobInterval(LONG_INTERVAL));
        var blog = blog(platform)) {
      var alice = blog.as("alice");
      var draft =
          alice.post("/posts", Map.of("title", "On time", "body", "By hand.")).expectStatus(201);
      var post = "/posts/" + draft.string("postId");
      var publishAt = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
      var schedule = Map.of("publishAt", publishAt.toString());
      alice.put(post + "/schedule", schedule, "If-Match", draft.etag()).expectStatus(200);
      blog.anonymous().get(post).expectProblem(404);
      return new ScheduledPost(post, publishAt);
    }
  }

  private static BlogClient blog(LocalPlatform platform) {
    return new BlogClient(EmbeddedPlatformTest.running(platform), ProjectFiles.openApi());
  }
}
