package dev.blogify.application.event;

import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
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
  private static final int PAGE_SIZE = 10;

  /** For one entry, so that one that is refused for good does not keep all others from the bus. */
  private static final Duration ENTRY_TIMEOUT = Duration.ofSeconds(10);

  private final OutboxDeadLetters deadLetters;
  private final PublishEvents publishEvents;
  private final Function<UndecodableRecord, Seq<OutboxEntry>> decoder;
  private final InstantSource clock;

  /**
   * A way back onto the bus.
   *
   * @param mapping what a parked entry tells now; what is still poison in it keeps its id
   */
  public RedriveEvents(
      OutboxDeadLetters parked,
      PublishEvents publishEvents,
      Function<UndecodableRecord, Seq<OutboxEntry>> mapping,
      InstantSource clock) {
    this.deadLetters = parked;
    this.publishEvents = publishEvents;
    this.decoder = mapping;
    this.clock = clock;
  }

  /**
   * Goes once through all that is parked. It may be repeated; what was not removed is told again.
   *
   * @param deadline after which nothing more is begun
   */
  public RedriveSummary handle(Instant deadline) {
    var summary = new RedriveSummary(0, 0, 0, false);
    var next = Option.some(Page.PageRequest.firstPage(PAGE_SIZE));
    while (next.isDefined()) {
      var page = deadLetters.list(next.get());
      for (var entry : page.items()) {
        if (!clock.instant().isBefore(deadline)) {
          return summary;
        }
        summary = summary.plus(redrive(entry, deadline));
      }
      next = page.nextCursor().map(after -> new Page.PageRequest(PAGE_SIZE, Option.some(after)));
    }
    return summary.completed();
  }

  private RedriveResult redrive(UndecodableRecord entry, Instant deadline) {
    var entries = decoder.apply(entry);
    var patience = clock.instant().plus(ENTRY_TIMEOUT);
    var until = patience.isBefore(deadline) ? patience : deadline;
    if (publishEvents.handle(entries, until).isDefined()) {
      return RedriveResult.REFUSED;
    }
    if (entries.exists(
        each -> each instanceof UndecodableRecord still && still.id().equals(entry.id()))) {
      return RedriveResult.UNDECODABLE;
    }
    deadLetters.remove(entry.id());
    return RedriveResult.REDRIVEN;
  }

  private enum RedriveResult {
    REDRIVEN,
    UNDECODABLE,
    REFUSED
  }

  /**
   * What became of the entries that were parked.
   *
   * @param redriven and no longer parked; what is still poison in a batch is parked on its own
   * @param refused by the bus for as long as there was patience
   * @param isComplete whether there was time for all
   */
  public record RedriveSummary(int redriven, int undecodable, int refused, boolean isComplete) {
    private RedriveSummary plus(RedriveResult fate) {
      return switch (fate) {
        case REDRIVEN -> new RedriveSummary(redriven + 1, undecodable, refused, isComplete);
        case UNDECODABLE -> new RedriveSummary(redriven, undecodable + 1, refused, isComplete);
        case REFUSED -> new RedriveSummary(redriven, undecodable, refused + 1, isComplete);
      };
    }

    private RedriveSummary completed() {
      return new RedriveSummary(redriven, undecodable, refused, true);
    }
  }
}
