package dev.blogify.application.event;

import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Publishes what was parked, once whatever could not tell it can. It comes late, so after events
 * that happened later; consumers go by the sequence (EVT-5).
 */
public final class RedriveEvents {
  private static final int PAGE = 10;

  /** For one entry, so that one that is refused for good does not keep all others from the bus. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ParkedEntries parked;
  private final PublishEvents publishEvents;
  private final Function<Poison, Seq<JournalEntry>> mapping;
  private final InstantSource clock;

  /**
   * A way back onto the bus.
   *
   * @param mapping what a parked entry tells now; what is still poison in it keeps its id
   */
  public RedriveEvents(
      ParkedEntries parked,
      PublishEvents publishEvents,
      Function<Poison, Seq<JournalEntry>> mapping,
      InstantSource clock) {
    this.parked = parked;
    this.publishEvents = publishEvents;
    this.mapping = mapping;
    this.clock = clock;
  }

  /**
   * Goes once through all that is parked. It may be repeated; what was not removed is told again.
   *
   * @param deadline after which nothing more is begun
   */
  public Summary handle(Instant deadline) {
    var summary = new Summary(0, 0, 0, false);
    var next = Option.some(Page.Request.first(PAGE));
    while (next.isDefined()) {
      var page = parked.list(next.get());
      for (var entry : page.items()) {
        if (!clock.instant().isBefore(deadline)) {
          return summary;
        }
        summary = summary.and(redrive(entry, deadline));
      }
      next = page.next().map(after -> new Page.Request(PAGE, Option.some(after)));
    }
    return summary.finished();
  }

  private Fate redrive(Poison entry, Instant deadline) {
    var entries = mapping.apply(entry);
    var patience = clock.instant().plus(PATIENCE);
    var until = patience.isBefore(deadline) ? patience : deadline;
    if (publishEvents.handle(entries, until).isDefined()) {
      return Fate.REFUSED;
    }
    if (entries.exists(each -> each instanceof Poison still && still.id().equals(entry.id()))) {
      return Fate.STILL_POISON;
    }
    parked.remove(entry.id());
    return Fate.TOLD;
  }

  private enum Fate {
    TOLD,
    STILL_POISON,
    REFUSED
  }

  /**
   * What became of the entries that were parked.
   *
   * @param told and no longer parked; what is still poison in a batch is parked on its own
   * @param refused by the bus for as long as there was patience
   * @param isComplete whether there was time for all
   */
  public record Summary(int told, int stillPoison, int refused, boolean isComplete) {
    private Summary and(Fate fate) {
      return switch (fate) {
        case TOLD -> new Summary(told + 1, stillPoison, refused, isComplete);
        case STILL_POISON -> new Summary(told, stillPoison + 1, refused, isComplete);
        case REFUSED -> new Summary(told, stillPoison, refused + 1, isComplete);
      };
    }

    private Summary finished() {
      return new Summary(told, stillPoison, refused, true);
    }
  }
}
