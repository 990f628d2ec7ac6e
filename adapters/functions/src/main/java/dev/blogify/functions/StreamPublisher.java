package dev.blogify.functions;

import dev.blogify.adapters.consumers.StreamJson;
import dev.blogify.adapters.consumers.StreamRecords;
import dev.blogify.application.event.JournalEntry;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.JournalEntry.Told;
import dev.blogify.application.event.PublishEvents;
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
final class StreamPublisher implements Handler {
  private final PublishEvents publishEvents;
  private final InstantSource clock;
  private final Invocations invocations = new Invocations();

  StreamPublisher(PublishEvents publishEvents, InstantSource clock) {
    this.publishEvents = publishEvents;
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
        new Invocation("publishEvents", requestId, requestId, "stream"),
        () -> {
          var deadline = TimeLeft.deadline(clock.instant(), left);
          var entries = StreamRecords.entries(StreamJson.readEvent(in));
          var firstFailed = publishEvents.handle(entries, deadline);
          StreamJson.writeFailures(firstFailed, out);
          return counts(entries, firstFailed);
        });
    return Option.none();
  }

  private static Map<String, Integer> counts(
      Seq<JournalEntry> entries, Option<String> firstFailed) {
    return LinkedHashMap.of(
        "records",
        entries.size(),
        "events",
        entries
            .map(entry ->
                switch (entry) {
                  case Told(_, var events) -> events.size();
                  case Poison _ -> 0;
                })
            .sum()
            .intValue(),
        "parked",
        entries.count(Poison.class::isInstance),
        "unpublished",
        firstFailed
            .map(position -> entries.dropUntil(entry -> entry.position().equals(position)).size())
            .getOrElse(0));
  }
}
