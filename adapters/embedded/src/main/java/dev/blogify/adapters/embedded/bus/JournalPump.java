package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.adapters.events.WireEvent;
import dev.blogify.application.event.JournalEntry;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.JournalEntry.Told;
import dev.blogify.application.event.PublishEvents;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What DynamoDB Streams and their poller are on AWS: hands the journal to the publisher, in order,
 * and remembers how far it came once that is published. A crash between makes it begin again.
 */
public final class JournalPump {
  private static final String NAME = "publisher";
  private static final int BATCH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(1);

  private static final String AFTER =
      """
      SELECT position, event_id, event FROM journal WHERE position > ? ORDER BY position LIMIT ?
      """;
  private static final String REMEMBER =
      """
      INSERT INTO journal_reader (name, position) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET position = excluded.position
      """;

  private final Database database;
  private final PublishEvents publishEvents;
  private final InstantSource clock;

  public JournalPump(Database database, PublishEvents publishEvents, InstantSource clock) {
    this.database = database;
    this.publishEvents = publishEvents;
    this.clock = clock;
  }

  /**
   * Publishes one batch.
   *
   * @return how long to rest, unless there is something new
   */
  Duration work() {
    var from = position();
    var entries = entries(from);
    if (entries.isEmpty()) {
      return Loop.LONGEST_REST;
    }
    var unpublished = publishEvents.handle(entries, clock.instant().plus(PATIENCE));
    var reached =
        unpublished
            .map(first -> Long.parseLong(first) - 1)
            .getOrElse(() -> Long.parseLong(entries.last().position()));
    if (reached > from) {
      remember(reached);
    }
    return unpublished.isEmpty() ? Duration.ZERO : AFTER_A_REFUSAL;
  }

  /** The position of the last entry that is published. */
  public long position() {
    return database.read(session ->
        session
            .first(
                "SELECT position FROM journal_reader WHERE name = ?",
                row -> row.number("position"),
                NAME)
            .getOrElse(0L));
  }

  private Seq<JournalEntry> entries(long from) {
    return database.read(session -> session.all(AFTER, JournalPump::entry, from, BATCH));
  }

  private static JournalEntry entry(Row row) {
    return entry(row.text("position"), row.text("event_id"), row.text("event"));
  }

  /** What a row of the journal tells. */
  public static JournalEntry entry(String position, String id, String record) {
    return WireEvent.parse(record)
        .<JournalEntry>fold(
            reason -> new Poison(position, id, reason, record),
            wire -> new Told(position, List.of(wire.event())));
  }

  private void remember(long position) {
    database.write(session -> session.run(REMEMBER, NAME, position));
  }
}
