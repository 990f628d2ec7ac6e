package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.event.InMemoryEventBus;
import dev.blogify.application.event.InMemoryOutboxDeadLetters;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

final class StreamHandlerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");
  private static final String FIRST = "100000000001";

  private Instant now = NOW;

  @Test
  void respondsWithTheFirstUnpublishedRecordBeforeTheTimeout() throws IOException {
    var refusing =
        new InMemoryEventBus((_, _) -> Option.some(new PutFailure("InternalFailure", "again")));

    assertThat(response(refusing, StreamEvents.publishable()))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}".formatted(FIRST));

    assertThat(Duration.between(now, NOW.plusSeconds(15))).isGreaterThan(AwsModule.CALL_TIMEOUT);
  }

  @Test
  void logsTheCountsOfABatch() throws IOException {
    var logged = LogCapture.start(Level.INFO);
    try {
      response(new InMemoryEventBus(), StreamEvents.publishable());
      response(new InMemoryEventBus(), StreamEvents.undecodable());

      assertThat(counts(logged.lines().get(0)))
          .isEqualTo("records 1, events 1, dead letters 0, unpublished 0");
      assertThat(counts(logged.lines().get(1)))
          .isEqualTo("records 1, events 0, dead letters 1, unpublished 0");
    } finally {
      logged.close();
    }
  }

  /** An exception must not result in an empty list of failures (EVT-7). */
  @Test
  void anExceptionIsThrownWithoutAResponse() throws IOException {
    EventBus denied =
        _ -> {
          throw new IllegalStateException("denied");
        };
    var out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> handle(denied, StreamEvents.publishable(), out))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> handle(new InMemoryEventBus(), "{}", out))
        .isInstanceOf(IOException.class);

    assertThat(out.size()).isZero();
  }

  private String response(EventBus bus, String batch) throws IOException {
    var out = new ByteArrayOutputStream();
    handle(bus, batch, out);
    return out.toString(UTF_8);
  }

  private void handle(EventBus bus, String batch, ByteArrayOutputStream out) throws IOException {
    var publishEvents =
        new PublishEvents(
            bus,
            new InMemoryOutboxDeadLetters(),
            () -> now,
            new Random(1),
            time -> now = now.plus(time));
    StreamHandler.eventHandler("publishEvents", publishEvents, () -> now)
        .handle(
            new ByteArrayInputStream(batch.getBytes(UTF_8)),
            out,
            "request-1",
            Duration.ofSeconds(15));
  }

  private static String counts(String line) throws IOException {
    var json = JsonObject.parse(line);
    return "records %d, events %d, dead letters %d, unpublished %d"
        .formatted(
            json.number("records"),
            json.number("events"),
            json.number("outboxDeadLetters"),
            json.number("unpublished"));
  }
}
