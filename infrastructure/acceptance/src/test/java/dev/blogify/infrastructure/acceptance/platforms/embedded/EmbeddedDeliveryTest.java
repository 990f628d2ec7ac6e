package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryContract;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryPipeline;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
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
  private EmbeddedDeliveryPipeline pipeline;
  private LocalPlatform platform;
  private BlogClient blog;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    pipeline = new EmbeddedDeliveryPipeline(data);
    platform = LocalPlatform.start(PlatformSettings.onFreePorts(data), pipeline::wrap);
    pipeline.setApi(platform.apiUri());
    blog = new BlogClient(EmbeddedPlatformTest.running(platform), ProjectFiles.openApi());
  }

  @Override
  public BlogClient blog() {
    return blog;
  }

  @Override
  public DeliveryPipeline pipeline() {
    return pipeline;
  }

  /** After all failures, outbox, archive and audit trail are equal. */
  @AfterAll
  void stop() {
    pipeline.awaitIdle();
    blog.close();
    pipeline.close();
    platform.close();
    try (var stored = new SqliteInspector(data)) {
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.deliveryViolations()).isEmpty();
    }
  }
}
