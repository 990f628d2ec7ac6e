package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ids of one request appear in all logs and events that result from it (OBS-2). */
final class TracingTest {
  private static final String CORRELATION = "order-66";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  /** The field keeps the loggers, and with them the handlers, from garbage collection. */
  private final Logger logger = Logger.getLogger("dev.blogify");

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Handler recording = new ConsumerLogRecorder(lines);
  private final Map<String, EventBridgeMessage> deliveries = new ConcurrentHashMap<>();

  @BeforeEach
  void listen() {
    recording.setLevel(Level.FINE);
    logger.addHandler(recording);
    logger.setLevel(Level.FINE);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(recording);
    logger.setLevel(null);
  }

  @Test
  void idsOfARequestReachTheEventTheQueueAndTheConsumersLog(@TempDir Path data) {
    try (var platform =
            LocalPlatform.start(
                PlatformSettings.onFreePorts(data),
                (subscription, consumer) ->
                    delivery -> {
                      deliveries.put(subscription.name(), delivery);
                      consumer.handle(delivery);
                    });
        var blog = new BlogClient(EmbeddedPlatformTest.running(platform), ProjectFiles.openApi())) {
      var answer =
          blog.as("alice")
              .send(
                  "POST",
                  "/posts",
                  BodyPublishers.ofString("{\"title\": \"Hello\"}"),
                  "Content-Type",
                  "application/json",
                  "traceparent",
                  TRACE,
                  "x-correlation-id",
                  CORRELATION)
              .expectStatus(201);
      var consumer = Subscriptions.AUDIT.name();

      assertThat(answer.header("x-correlation-id")).isEqualTo(CORRELATION);
      assertThat(lines)
          .as("log of the gateway")
          .anyMatch(line ->
              line.startsWith("POST /posts 201") && line.contains("correlation " + CORRELATION));
      await("log of the consumer")
          .untilAsserted(() ->
              assertThat(lines)
                  .anyMatch(line ->
                      line.startsWith(consumer + " handled blogify.post.created.v1 ")
                          && line.endsWith("correlation " + CORRELATION + ", trace " + TRACE)));
      var delivery = Objects.requireNonNull(deliveries.get(consumer));
      assertThat(delivery.correlationId()).isEqualTo(CORRELATION);
      assertThat(delivery.traceParent()).containsExactly(TRACE);
      assertThat(delivery.parsedEvent().traceParent()).containsExactly(TRACE);
      assertThat(blog.as("alice").get("/posts/" + answer.string("postId") + "/audit").text())
          .contains("\"" + CORRELATION + "\"");
    }
  }

  private static final class ConsumerLogRecorder extends Handler {
    private final Queue<String> lines;

    ConsumerLogRecorder(Queue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
