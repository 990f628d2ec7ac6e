package dev.blogify.acceptance.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.acceptance.client.Blog;
import dev.blogify.local.Platform;
import dev.blogify.local.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes due while nothing runs. */
final class TimerTest {
  /** No tick but the first one comes before the test is over. */
  private static final Duration FOR_EVER = Duration.ofDays(1);

  @Test
  void publishesAtItsStartWhatBecameDueWhileThePlatformWasClosed(@TempDir Path data) {
    var scheduled = schedule(data);
    var post = scheduled.post();
    var publishAt = scheduled.publishAt();

    await().until(() -> Instant.now().isAfter(publishAt));

    try (var platform = Platform.start(Settings.in(data).ticking(FOR_EVER));
        var blog = blog(platform)) {
      await().untilAsserted(() -> blog.world().get(post).expect(200));
      assertThat(Instant.parse(blog.world().get(post).string("publishedAt"))).isEqualTo(publishAt);
    }
    try (var stored = new StoredData(data)) {
      assertThat(stored.events())
          .filteredOn(event -> event.contains("blogify.post.published.v1"))
          .singleElement()
          .satisfies(event -> assertThat(event).contains("\"actorrole\":\"system\""));
      assertThat(stored.violations()).isEmpty();
    }
  }

  private record Scheduled(String post, Instant publishAt) {}

  private static Scheduled schedule(Path data) {
    try (var platform = Platform.start(Settings.in(data).ticking(FOR_EVER));
        var blog = blog(platform)) {
      var alice = blog.as("alice");
      var draft = alice.post("/posts", Map.of("title", "On time", "body", "By hand.")).expect(201);
      var post = "/posts/" + draft.string("postId");
      var publishAt = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
      var schedule = Map.of("publishAt", publishAt.toString());
      alice.put(post + "/schedule", schedule, "If-Match", draft.etag()).expect(200);
      blog.world().get(post).expectProblem(404);
      return new Scheduled(post, publishAt);
    }
  }

  private static Blog blog(Platform platform) {
    return new Blog(EmbeddedPlatformTest.running(platform), Project.openApi());
  }
}
