package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.List;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The outbox relay of one machine: forwards the entries of the outbox, the table {@code outbox}, to
 * the event bus with the use case {@link PublishEvents}. On AWS, a function that reads DynamoDB
 * Streams is the outbox relay, with the same use case. The relay saves the position of the last
 * published entry after the bus has accepted it, so that a crash in between publishes entries
 * again, with the same event ids.
 */
public record OutboxRelay(
    SqliteDatabase database, PublishEvents publishEvents, InstantSource clock) {
  private static final String READER_NAME = "outbox-relay";
  private static final int BATCH_SIZE = 100;
  private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  private static final String SELECT_AFTER_POSITION =
      "SELECT position, event_id, event FROM outbox WHERE position > ? ORDER BY position LIMIT ?";
  private static final String SAVE_POSITION =
      """
      INSERT INTO outbox_reader (name, position) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET position = excluded.position
      """;

  /**
   * Publishes up to 100 entries.
   *
   * @return the delay until the next run; a commit that adds entries ends the delay
   */
  Duration relayBatch() {
    var lastPublished = lastPublishedPosition();
    var entries =
        database.queryAll(
            SELECT_AFTER_POSITION,
            row -> toOutboxEntry(row.text("position"), row.text("event_id"), row.text("event")),
            lastPublished,
            BATCH_SIZE);
    if (entries.isEmpty()) {
      return PollingThread.MAX_IDLE;
    }
    var firstUnpublished = publishEvents.handle(entries, clock.instant().plus(PUBLISH_TIMEOUT));
    var nowPublished =
        firstUnpublished
            .map(position -> Long.parseLong(position) - 1)
            .getOrElse(() -> Long.parseLong(entries.last().position()));
    if (nowPublished > lastPublished) {
      database.executeUpdate(SAVE_POSITION, READER_NAME, nowPublished);
    }
    return firstUnpublished.isEmpty() ? Duration.ZERO : RETRY_DELAY;
  }

  /** Returns the position of the last published entry; 0 if no entry is published. */
  public long lastPublishedPosition() {
    return database
        .queryOne(
            "SELECT position FROM outbox_reader WHERE name = ?",
            row -> row.number("position"),
            READER_NAME)
        .getOrElse(0L);
  }

  public static OutboxEntry toOutboxEntry(String position, String id, String record) {
    return ParsedEvent.parse(record)
        .<OutboxEntry>fold(
            reason -> new UndecodableRecord(position, id, reason, record),
            received -> new Decoded(position, List.of(received.event())));
  }
}
