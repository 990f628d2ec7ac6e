package dev.blogify.application.event;

import dev.blogify.application.Busy;
import dev.blogify.application.event.EventBus.Refused;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.JournalEntry.Told;
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
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final EventBus bus;
  private final ParkedEntries parked;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<Duration> pause;

  /**
   * A publisher.
   *
   * @param pause waits for a while
   */
  public PublishEvents(
      EventBus bus,
      ParkedEntries parked,
      InstantSource clock,
      RandomGenerator random,
      Consumer<Duration> pause) {
    this.bus = bus;
    this.parked = parked;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /**
   * Publishes entries, in their order; whatever is handed in again is published again.
   *
   * @param deadline after which no call begins, except the first
   * @return the position of the first entry that is not published; none if all are
   */
  public Option<String> handle(Seq<JournalEntry> entries, Instant deadline) {
    var waiting =
        entries
            .toVector()
            .flatMap(entry ->
                switch (entry) {
                  case Told(var position, var events) ->
                      events.map(event -> new Waiting(position, event));
                  case Poison poison -> {
                    parked.park(poison);
                    yield List.<Waiting>empty();
                  }
                });
    for (var round = 0; !waiting.isEmpty(); ) {
      var call = waiting.distinctBy(each -> each.event().subject()).take(EventBus.MAX_ENTRIES);
      var taken = call.zip(put(call)).filter(each -> each._2.isEmpty()).map(each -> each._1);
      waiting = waiting.removeAll(taken);
      var wait = taken.size() < call.size() ? jitter(round++) : Duration.ZERO;
      if (!clock.instant().plus(wait).isBefore(deadline)) {
        break;
      }
      if (wait.isPositive()) {
        pause.accept(wait);
      }
    }
    return waiting.headOption().map(Waiting::position);
  }

  private Seq<Option<Refused>> put(Vector<Waiting> call) {
    try {
      return bus.put(call.map(Waiting::event));
    } catch (Busy busy) {
      return call.map(_ -> Option.some(new Refused("Busy", String.valueOf(busy.getMessage()))));
    }
  }

  /** Anything up to twice the pause before (AWS Architecture Blog: full jitter). */
  private Duration jitter(int round) {
    var longest =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(round, Byte.SIZE));
    return Duration.ofMillis(random.nextLong(longest + 1));
  }

  private record Waiting(String position, Event event) {}
}
