package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.RunningPlatform;
import dev.blogify.infrastructure.acceptance.contracts.PlatformContract;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on the embedded platform. All tests share one platform. */
@TestInstance(Lifecycle.PER_CLASS)
final class EmbeddedPlatformTest implements PlatformContract {
  private Path data;
  private LocalPlatform platform;
  private BlogClient blog;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    platform =
        LocalPlatform.start(
            PlatformSettings.onFreePorts(data).withJobInterval(Duration.ofSeconds(1)));
    blog = new BlogClient(running(platform), ProjectFiles.openApi());
  }

  static RunningPlatform running(LocalPlatform platform) {
    return new RunningPlatform(
        platform.apiUri(), platform.userPoolUri(), LocalPlatform.CLIENT_ID, DemoUsers.PASSWORD);
  }

  @Override
  public BlogClient blog() {
    return blog;
  }

  /** The platform has a timer of its own. */
  @Override
  public void runMinuteJobs() {}

  /**
   * Checks after all tests: each event of the outbox is valid by its schema (EVT-11) and reached
   * its consumers.
   */
  @AfterAll
  void stop() {
    EmbeddedDeliveryPipeline.settle(data);
    blog.close();
    platform.close();
    try (var stored = new SqliteInspector(data)) {
      var events = stored.events();
      assertThat(events).isNotEmpty().allSatisfy(EventSchemas::validate);
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.deliveryViolations()).isEmpty();
    }
  }
}
