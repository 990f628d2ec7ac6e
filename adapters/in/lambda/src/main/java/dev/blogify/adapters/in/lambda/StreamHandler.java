package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.DynamoDbStreamJson;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationMetrics;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import dev.blogify.application.ports.Ports;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.InstantSource;

/**
 * Publishes the outbox entries in a batch of stream records, and returns the sequence number of the
 * first record that Lambda must redeliver.
 */
public record StreamHandler(RequestStreamHandler function) implements LambdaHandler {
  public StreamHandler() {
    this(FunctionProcess.start(StreamHandler::eventHandler));
  }

  static LambdaEventHandler eventHandler(String id, Ports ports) {
    var publishEvents =
        new PublishEvents(
            ports.eventBus(),
            ports.outboxDeadLetters(),
            ports.clock(),
            ports.random(),
            Deadline::sleep);
    return eventHandler(id, publishEvents, ports.clock());
  }

  static LambdaEventHandler eventHandler(
      String id, PublishEvents publishEvents, InstantSource clock) {
    var invocations = new InvocationRunner();
    return (in, out, requestId, remaining) ->
        invocations.run(
            Invocation.withoutTrace(id, requestId, "stream"),
            metrics -> {
              var deadline = Deadline.latestCallStart(clock.instant(), remaining);
              var entries = DynamoDbStreamJson.toEntries(DynamoDbStreamJson.readEvent(in));
              var firstFailed = publishEvents.handle(entries, deadline);
              DynamoDbStreamJson.writeResponse(firstFailed, out);
              recordCounts(metrics, entries, firstFailed);
              return Option.none();
            });
  }

  private static void recordCounts(
      InvocationMetrics metrics, Seq<OutboxEntry> entries, Option<String> firstFailed) {
    metrics.recordCount("records", entries.size());
    metrics.recordCount("events", entries.map(StreamHandler::eventCount).sum().intValue());
    metrics.recordCount("outboxDeadLetters", entries.count(UndecodableRecord.class::isInstance));
    metrics.recordCount(
        "unpublished",
        firstFailed
            .map(position -> entries.dropUntil(entry -> entry.position().equals(position)).size())
            .getOrElse(0));
  }

  private static int eventCount(OutboxEntry entry) {
    return switch (entry) {
      case Decoded(_, var events) -> events.size();
      case UndecodableRecord _ -> 0;
    };
  }
}
