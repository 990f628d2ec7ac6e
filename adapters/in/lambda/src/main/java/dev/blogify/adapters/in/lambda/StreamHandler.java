package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.in.consumers.DynamoDbStreamJson;
import dev.blogify.adapters.in.consumers.StreamRecordMapper;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/** Publishes what the stream of a table tells, and says from where it must be told again. */
final class StreamHandler implements LambdaEventHandler {
  private final PublishEvents publishEvents;
  private final InstantSource clock;
  private final InvocationRunner invocations = new InvocationRunner();

  StreamHandler(PublishEvents publishEvents, InstantSource clock) {
    this.publishEvents = publishEvents;
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
        new Invocation("publishEvents", requestId, requestId, "stream"),
        () -> {
          var deadline = Deadline.latestCallStart(clock.instant(), left);
          var entries = StreamRecordMapper.toEntries(DynamoDbStreamJson.readEvent(in));
          var firstFailed = publishEvents.handle(entries, deadline);
          DynamoDbStreamJson.writeResponse(firstFailed, out);
          return counts(entries, firstFailed);
        });
    return Option.none();
  }

  private static Map<String, Integer> counts(Seq<OutboxEntry> entries, Option<String> firstFailed) {
    return LinkedHashMap.of(
        "records",
        entries.size(),
        "events",
        entries
            .map(entry ->
                switch (entry) {
                  case Decoded(_, var events) -> events.size();
                  case UndecodableRecord _ -> 0;
                })
            .sum()
            .intValue(),
        "parked",
        entries.count(UndecodableRecord.class::isInstance),
        "unpublished",
        firstFailed
            .map(position -> entries.dropUntil(entry -> entry.position().equals(position)).size())
            .getOrElse(0));
  }
}
