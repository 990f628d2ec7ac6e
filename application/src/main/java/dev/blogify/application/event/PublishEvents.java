package dev.blogify.application.event;

import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Hands the events of journal entries to the bus, those of one subject in their order: no call has
 * two of one subject, so a refused event is not overtaken by a later one (EVT-6). What cannot be
 * told is parked and holds nobody up (EVT-8).
 */
public final class PublishEvents {
  private static final Duration INITIAL_BACKOFF = Duration.ofMillis(50);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);

  private final EventBus bus;
  private final OutboxDeadLetters deadLetters;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<Duration> sleep;

  /**
   * A publisher.
   *
   * @param pause waits for a while
   */
  public PublishEvents(
      EventBus bus,
      OutboxDeadLetters parked,
      InstantSource clock,
      RandomGenerator random,
      Consumer<Duration> pause) {
    this.bus = bus;
    this.deadLetters = parked;
    this.clock = clock;
    this.random = random;
    this.sleep = pause;
  }

  /**
   * Publishes entries, in their order; whatever is handed in again is published again.
   *
   * @param deadline after which no call begins, except the first
   * @return the position of the first entry that is not published; none if all are
   */
  public Option<String> handle(Seq<OutboxEntry> entries, Instant deadline) {
    var waiting =
        entries
            .toVector()
            .flatMap(entry ->
                switch (entry) {
                  case Decoded(var position, var events) ->
                      events.map(event -> new PendingEvent(position, event));
                  case UndecodableRecord poison -> {
                    deadLetters.add(poison);
                    yield List.<PendingEvent>empty();
                  }
                });
    for (var round = 0; !waiting.isEmpty(); ) {
      var call = waiting.distinctBy(each -> each.event().subject()).take(EventBus.MAX_ENTRIES);
      var taken = call.zip(putBatch(call)).filter(each -> each._2.isEmpty()).map(each -> each._1);
      waiting = waiting.removeAll(taken);
      var wait = taken.size() < call.size() ? backoffWithJitter(round++) : Duration.ZERO;
      if (!clock.instant().plus(wait).isBefore(deadline)) {
        break;
      }
      if (wait.isPositive()) {
        sleep.accept(wait);
      }
    }
    return waiting.headOption().map(PendingEvent::position);
  }

  private Seq<Option<PutFailure>> putBatch(Vector<PendingEvent> call) {
    try {
      return bus.put(call.map(PendingEvent::event));
    } catch (StoreBusyException busy) {
      return call.map(_ -> Option.some(new PutFailure("Busy", String.valueOf(busy.getMessage()))));
    }
  }

  /** Anything up to twice the pause before (AWS Architecture Blog: full jitter). */
  private Duration backoffWithJitter(int round) {
    var longest =
        Math.min(MAX_BACKOFF.toMillis(), INITIAL_BACKOFF.toMillis() << Math.min(round, Byte.SIZE));
    return Duration.ofMillis(random.nextLong(longest + 1));
  }

  private record PendingEvent(String position, CloudEvent event) {}
}
