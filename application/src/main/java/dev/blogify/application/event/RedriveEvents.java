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
 * Publishes dead letters that have become decodable, for example after a fix of the decoder. Their
 * events may arrive after later events of the same subject; consumers order by sequence (EVT-5).
 */
public final class RedriveEvents {
  private static final int PAGE_SIZE = 10;

  /**
   * Timeout per dead letter, because retries of a single refused event would otherwise use all of
   * the time until the deadline.
   */
  private static final Duration ENTRY_TIMEOUT = Duration.ofSeconds(10);

  private final OutboxDeadLetters deadLetters;
  private final PublishEvents publishEvents;
  private final Function<UndecodableRecord, Seq<OutboxEntry>> decoder;
  private final InstantSource clock;

  /**
   * Creates the use case.
   *
   * @param decoder decodes a dead letter to one entry, or to several if it contains a batch; a
   *     single undecodable entry has the id of the dead letter, and an undecodable entry of a batch
   *     has a separate id
   */
  public RedriveEvents(
      OutboxDeadLetters deadLetters,
      PublishEvents publishEvents,
      Function<UndecodableRecord, Seq<OutboxEntry>> decoder,
      InstantSource clock) {
    this.deadLetters = deadLetters;
    this.publishEvents = publishEvents;
    this.decoder = decoder;
    this.clock = clock;
  }

  /**
   * Processes each dead letter once. A repeated call publishes the remaining dead letters again.
   *
   * @param deadline time after which no further dead letter is processed
   */
  public RedriveSummary handle(Instant deadline) {
    var summary = new RedriveSummary(0, 0, 0, false);
    var nextRequest = Option.some(Page.PageRequest.firstPage(PAGE_SIZE));
    while (nextRequest.isDefined()) {
      var page = deadLetters.list(nextRequest.get());
      for (var deadLetter : page.items()) {
        if (!clock.instant().isBefore(deadline)) {
          return summary;
        }
        summary = summary.plus(redrive(deadLetter, deadline));
      }
      nextRequest =
          page.nextCursor().map(cursor -> new Page.PageRequest(PAGE_SIZE, Option.some(cursor)));
    }
    return summary.completed();
  }

  private RedriveResult redrive(UndecodableRecord deadLetter, Instant deadline) {
    var entries = decoder.apply(deadLetter);
    var entryDeadline = clock.instant().plus(ENTRY_TIMEOUT);
    var publishDeadline = entryDeadline.isBefore(deadline) ? entryDeadline : deadline;
    if (publishEvents.handle(entries, publishDeadline).isDefined()) {
      return RedriveResult.REFUSED;
    }
    if (entries.exists(
        entry ->
            entry instanceof UndecodableRecord undecodable
                && undecodable.id().equals(deadLetter.id()))) {
      return RedriveResult.UNDECODABLE;
    }
    deadLetters.remove(deadLetter.id());
    return RedriveResult.REDRIVEN;
  }

  private enum RedriveResult {
    REDRIVEN,
    UNDECODABLE,
    REFUSED
  }

  /**
   * Number of processed dead letters per result.
   *
   * @param redriven dead letters that were published and removed; undecodable entries of a batch
   *     are stored as new dead letters
   * @param undecodable dead letters that remain stored because they are still undecodable
   * @param refused dead letters that remain stored because the bus refused an event until the
   *     timeout
   * @param isComplete whether all dead letters were processed before the deadline
   */
  public record RedriveSummary(int redriven, int undecodable, int refused, boolean isComplete) {
    private RedriveSummary plus(RedriveResult result) {
      return switch (result) {
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
