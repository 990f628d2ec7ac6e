package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.event.RedriveEvents.RedriveSummary;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/** Publishes what was parked, whatever the event, and answers with what became of it. */
final class RedriveHandler implements LambdaEventHandler {
  private static final JsonFactory JSON = new JsonFactory();

  private final RedriveEvents redriveEvents;
  private final InstantSource clock;
  private final InvocationRunner invocations = new InvocationRunner();

  RedriveHandler(RedriveEvents redriveEvents, InstantSource clock) {
    this.redriveEvents = redriveEvents;
    this.clock = clock;
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    return handle(in, out, requestId, LambdaFunctions.DEFAULT_TIMEOUT);
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId, Duration left)
      throws IOException {
    invocations.runCounting(
        new Invocation("redriveEvents", requestId, requestId, "redrive"),
        () -> {
          var summary = redriveEvents.handle(Deadline.latestCallStart(clock.instant(), left));
          writeSummary(summary, out);
          return LinkedHashMap.of(
              "told", summary.redriven(),
              "stillPoison", summary.undecodable(),
              "refused", summary.refused());
        });
    return Option.none();
  }

  private static void writeSummary(RedriveSummary summary, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("told", summary.redriven());
      json.writeNumberField("stillPoison", summary.undecodable());
      json.writeNumberField("refused", summary.refused());
      json.writeBooleanField("isComplete", summary.isComplete());
      json.writeEndObject();
    }
  }
}
