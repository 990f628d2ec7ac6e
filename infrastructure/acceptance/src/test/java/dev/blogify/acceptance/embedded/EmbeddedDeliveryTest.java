package dev.blogify.acceptance.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.contract.DeliveryContract;
import dev.blogify.acceptance.contract.Pipeline;
import dev.blogify.local.Platform;
import dev.blogify.local.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Delivery over the bus and the queues in SQLite. */
@TestInstance(Lifecycle.PER_CLASS)
final class EmbeddedDeliveryTest implements DeliveryContract {
  private Path data;
  private EmbeddedPipeline pipeline;
  private Platform platform;
  private Blog blog;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    pipeline = new EmbeddedPipeline(data);
    platform = Platform.start(Settings.in(data), pipeline::around);
    pipeline.runsAt(platform.api());
    blog = new Blog(EmbeddedPlatformTest.running(platform), Project.openApi());
  }

  @Override
  public Blog blog() {
    return blog;
  }

  @Override
  public Pipeline pipeline() {
    return pipeline;
  }

  /** After all that went wrong: what was told is what happened. */
  @AfterAll
  void stop() {
    pipeline.settle();
    blog.close();
    pipeline.close();
    platform.close();
    try (var stored = new StoredData(data)) {
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.untold()).isEmpty();
    }
  }
}
