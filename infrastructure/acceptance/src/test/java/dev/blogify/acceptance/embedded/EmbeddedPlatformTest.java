package dev.blogify.acceptance.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.client.RunningPlatform;
import dev.blogify.acceptance.contract.PlatformContract;
import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.local.DemoUsers;
import dev.blogify.local.Platform;
import dev.blogify.local.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The platform on one machine keeps the contract; one of it serves all tests. */
@TestInstance(Lifecycle.PER_CLASS)
final class EmbeddedPlatformTest implements PlatformContract {
  private Path data;
  private Platform platform;
  private Blog blog;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    platform = Platform.start(Settings.in(data).ticking(Duration.ofSeconds(1)));
    blog = new Blog(running(platform), Project.openApi());
  }

  static RunningPlatform running(Platform platform) {
    return new RunningPlatform(
        platform.api(), platform.pool(), Platform.CLIENT_ID, DemoUsers.PASSWORD);
  }

  @Override
  public Blog blog() {
    return blog;
  }

  /** The platform's own timer does. */
  @Override
  public void tick() {}

  /**
   * After all that the tests did: every fact in the journal is as its schema says (EVT-11), and has
   * led to what it should.
   */
  @AfterAll
  void stop() {
    EmbeddedPipeline.settle(data);
    blog.close();
    platform.close();
    try (var stored = new StoredData(data)) {
      var events = stored.events();
      assertThat(events).isNotEmpty().allSatisfy(EventSchemas::validate);
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.untold()).isEmpty();
    }
  }
}
