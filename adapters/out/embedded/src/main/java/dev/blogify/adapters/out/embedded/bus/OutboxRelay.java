package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What DynamoDB Streams and their poller are on AWS: hands the journal to the publisher, in order,
 * and remembers how far it came once that is published. A crash between makes it begin again.
 */
public final class OutboxRelay {
  private static final String READER_NAME = "publisher";
  private static final int BATCH_SIZE = 100;
  private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  private static final String SELECT_AFTER_POSITION =
      """
      SELECT position, event_id, event FROM journal WHERE position > ? ORDER BY position LIMIT ?
      """;
  private static final String SAVE_POSITION =
      """
      INSERT INTO journal_reader (name, position) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET position = excluded.position
      """;

  private final SqliteDatabase database;
  private final PublishEvents publishEvents;
  private final InstantSource clock;

  public OutboxRelay(SqliteDatabase database, PublishEvents publishEvents, InstantSource clock) {
    this.database = database;
    this.publishEvents = publishEvents;
    this.clock = clock;
  }

  /**
   * Publishes one batch.
   *
   * @return how long to rest, unless there is something new
   */
  Duration relayBatch() {
    var from = lastPublishedPosition();
    var entries = readBatch(from);
    if (entries.isEmpty()) {
      return PollingThread.MAX_IDLE;
    }
    var unpublished = publishEvents.handle(entries, clock.instant().plus(PUBLISH_TIMEOUT));
    var reached =
        unpublished
            .map(first -> Long.parseLong(first) - 1)
            .getOrElse(() -> Long.parseLong(entries.last().position()));
    if (reached > from) {
      savePosition(reached);
    }
    return unpublished.isEmpty() ? Duration.ZERO : RETRY_DELAY;
  }

  /** The position of the last entry that is published. */
  public long lastPublishedPosition() {
    return database.read(session ->
        session
            .queryOne(
                "SELECT position FROM journal_reader WHERE name = ?",
                row -> row.number("position"),
                READER_NAME)
            .getOrElse(0L));
  }

  private Seq<OutboxEntry> readBatch(long from) {
    return database.read(session ->
        session.queryAll(SELECT_AFTER_POSITION, OutboxRelay::toOutboxEntry, from, BATCH_SIZE));
  }

  private static OutboxEntry toOutboxEntry(Row row) {
    return toOutboxEntry(row.text("position"), row.text("event_id"), row.text("event"));
  }

  /** What a row of the journal tells. */
  public static OutboxEntry toOutboxEntry(String position, String id, String record) {
    return ReceivedEvent.parse(record)
        .<OutboxEntry>fold(
            reason -> new UndecodableRecord(position, id, reason, record),
            wire -> new Decoded(position, List.of(wire.event())));
  }

  private void savePosition(long position) {
    database.write(session -> session.executeUpdate(SAVE_POSITION, READER_NAME, position));
  }
}
