package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.DynamoDbStreamJson;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.event.RedriveEvents.RedriveSummary;
import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Publishes the outbox dead letters. An operator invokes the function after the cause of the
 * failure has been fixed. The content of the event is ignored.
 */
public record RedriveHandler(RequestStreamHandler function) implements LambdaHandler {
  public RedriveHandler() {
    this(FunctionProcess.start(RedriveHandler::eventHandler));
  }

  static LambdaEventHandler eventHandler(String id, Ports ports) {
    var clock = ports.clock();
    var deadLetters = ports.outboxDeadLetters();
    var publishEvents =
        new PublishEvents(ports.eventBus(), deadLetters, clock, ports.random(), Deadline::sleep);
    var redriveEvents =
        new RedriveEvents(deadLetters, publishEvents, DynamoDbStreamJson::reparse, clock);
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
