package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;

/** The outbox, in the table {@code outbox}. */
final class SqliteOutbox {
  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, source, type, subject, sequence, time, event)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private SqliteOutbox() {}

  /** Appends the events of a change, in its transaction. */
  static void append(SqliteSession session, Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A change must have at least one event");
    }
    events.forEach(event ->
        session.executeUpdate(
            INSERT,
            event.id(),
            event.source(),
            event.type(),
            event.subject(),
            event.sequence(),
            event.time(),
            event.json()));
    session.notifyOnCommit(SqliteDatabase.OUTBOX_CHANNEL);
  }
}
