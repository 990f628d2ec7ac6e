package dev.blogify.functions;

import com.fasterxml.jackson.core.JsonFactory;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.event.RedriveEvents.Summary;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/** Publishes what was parked, whatever the event, and answers with what became of it. */
final class Redrive implements Handler {
  private static final JsonFactory JSON = new JsonFactory();

  private final RedriveEvents redriveEvents;
  private final InstantSource clock;
  private final Invocations invocations = new Invocations();

  Redrive(RedriveEvents redriveEvents, InstantSource clock) {
    this.redriveEvents = redriveEvents;
    this.clock = clock;
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    return handle(in, out, requestId, Functions.TIMEOUT);
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId, Duration left)
      throws IOException {
    invocations.count(
        new Invocation("redriveEvents", requestId, requestId, "redrive"),
        () -> {
          var summary = redriveEvents.handle(TimeLeft.deadline(clock.instant(), left));
          write(summary, out);
          return LinkedHashMap.of(
              "told", summary.told(),
              "stillPoison", summary.stillPoison(),
              "refused", summary.refused());
        });
    return Option.none();
  }

  private static void write(Summary summary, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("told", summary.told());
      json.writeNumberField("stillPoison", summary.stillPoison());
      json.writeNumberField("refused", summary.refused());
      json.writeBooleanField("isComplete", summary.isComplete());
      json.writeEndObject();
    }
  }
}
