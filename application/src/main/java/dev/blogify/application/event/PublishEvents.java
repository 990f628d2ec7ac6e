package dev.blogify.application.event;

import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry;
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
 * Publishes the events of outbox entries. The events of one subject reach the bus in order, because
 * a batch contains at most one event per subject, and a refused event is retried before the later
 * ones (EVT-6). An undecodable entry goes to the dead letters and does not block the others
 * (EVT-8).
 */
public final class PublishEvents {
  /** Batches are small, because the deadline is checked only between two of them. */
  static final int MAX_BATCH_SIZE = 10;

  private static final Duration INITIAL_BACKOFF = Duration.ofMillis(50);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);

  private final EventBus bus;
  private final OutboxDeadLetters deadLetters;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<Duration> sleep;

  /**
   * Creates the use case.
   *
   * @param sleep blocks the thread for a duration
   */
  public PublishEvents(
      EventBus bus,
      OutboxDeadLetters deadLetters,
      InstantSource clock,
      RandomGenerator random,
      Consumer<Duration> sleep) {
    this.bus = bus;
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.random = random;
    this.sleep = sleep;
  }

  /**
   * Publishes entries in their order and retries refused events until the deadline. A repeated call
   * publishes the same entries again.
   *
   * @param deadline time after which no further batch is started; the first batch is always
   *     published
   * @return position of the first entry with an unpublished event; none if all are published
   */
  public Option<String> handle(Seq<OutboxEntry> entries, Instant deadline) {
    var pending = entries.toVector().flatMap(this::decodeOrDeadLetter);
    for (var attempt = 0; !pending.isEmpty(); ) {
      var batch = pending.distinctBy(candidate -> candidate.event().subject()).take(MAX_BATCH_SIZE);
      var accepted =
          batch.zip(putBatch(batch)).filter(result -> result._2.isEmpty()).map(result -> result._1);
      pending = pending.removeAll(accepted);
      var backoff = accepted.size() < batch.size() ? backoffWithJitter(attempt++) : Duration.ZERO;
      if (!clock.instant().plus(backoff).isBefore(deadline)) {
        break;
      }
      if (backoff.isPositive()) {
        sleep.accept(backoff);
      }
    }
    return pending.headOption().map(PendingEvent::position);
  }

  private Seq<PendingEvent> decodeOrDeadLetter(OutboxEntry entry) {
    return switch (entry) {
      case OutboxEntry.Decoded(var position, var events) ->
          events.map(event -> new PendingEvent(position, event));
      case OutboxEntry.UndecodableRecord undecodable -> {
        deadLetters.add(undecodable);
        yield List.empty();
      }
    };
  }

  private Seq<Option<PutFailure>> putBatch(Vector<PendingEvent> batch) {
    try {
      return bus.put(batch.map(PendingEvent::event));
    } catch (StoreBusyException busy) {
      return batch.map(_ -> Option.some(new PutFailure("Busy", String.valueOf(busy.getMessage()))));
    }
  }

  /** A random delay below an exponentially growing limit (AWS Architecture Blog: full jitter). */
  private Duration backoffWithJitter(int attempt) {
    var limit =
        Math.min(
            MAX_BACKOFF.toMillis(), INITIAL_BACKOFF.toMillis() << Math.min(attempt, Byte.SIZE));
    return Duration.ofMillis(random.nextLong(limit + 1));
  }

  private record PendingEvent(String position, CloudEvent event) {}
}
