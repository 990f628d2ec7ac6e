package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.StreamRecordMapper;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.event.RedriveEvents.RedriveSummary;
import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Publishes the outbox dead letters. An operator invokes the function after the cause of the
 * failure has been fixed. The content of the event is ignored.
 */
public final class RedriveHandler implements RequestStreamHandler {
  private final RequestStreamHandler function;

  public RedriveHandler() {
    this(SnapStartHandler.initializeProcess());
  }

  public RedriveHandler(Map<String, String> variables) {
    function = SnapStartHandler.create(variables, RedriveHandler::eventHandler);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handleRequest(in, out, context);
  }

  static LambdaEventHandler eventHandler(String id, Ports ports) {
    var clock = ports.clock();
    var deadLetters = ports.outboxDeadLetters();
    var publishEvents =
        new PublishEvents(ports.eventBus(), deadLetters, clock, ports.random(), Deadline::sleep);
    var redriveEvents =
        new RedriveEvents(deadLetters, publishEvents, StreamRecordMapper::reparse, clock);
    var invocations = new InvocationRunner();
    return (_, out, requestId, remaining) ->
        invocations.run(
            Invocation.withoutTrace(id, requestId, "redrive"),
            metrics -> {
              var deadline = Deadline.latestCallStart(clock.instant(), remaining);
              var summary = redriveEvents.handle(deadline);
              writeSummary(summary, out);
              metrics.recordCount("redriven", summary.redriven());
              metrics.recordCount("undecodable", summary.undecodable());
              metrics.recordCount("refused", summary.refused());
              return Option.none();
            });
  }

  private static void writeSummary(RedriveSummary summary, OutputStream out) throws IOException {
    JsonObject.EMPTY
        .with("redriven", summary.redriven())
        .with("undecodable", summary.undecodable())
        .with("refused", summary.refused())
        .with("isComplete", summary.isComplete())
        .writeTo(out);
  }
}
