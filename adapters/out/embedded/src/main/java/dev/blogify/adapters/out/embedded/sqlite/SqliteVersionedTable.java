package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.Version;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A table of aggregates: a row changes only from the version that its writer has seen. */
final class SqliteVersionedTable {
  private static final String INSERT_OUTBOX_EVENT =
      """
      INSERT INTO journal (event_id, source, type, subject, sequence, time, event)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final String insert;
  private final String update;

  /**
   * A table as it is written.
   *
   * @param key its primary key, one column; another is called {@code version}
   */
  SqliteVersionedTable(String table, String key, String... others) {
    var columns = List.of(others);
    var names = columns.mkString(", ");
    var marks = columns.map(_ -> "?").mkString(", ");
    this.insert =
        "INSERT INTO %s (%s, %s) VALUES (?, %s) ON CONFLICT DO NOTHING"
            .formatted(table, key, names, marks);
    this.update =
        "UPDATE %s SET (%s) = (%s) WHERE %s = ? AND version = ?"
            .formatted(table, names, marks, key);
  }

  /**
   * Puts a row in the place of the one of the version before, or in the place of none.
   *
   * @return whether that was what stood there
   */
  boolean writeIfVersionMatches(
      SqliteSession session, Option<Version> before, Object key, Seq<Object> others) {
    var rows =
        before
            .map(version ->
                session.executeUpdate(
                    update, others.append(key).append(version.number()).toJavaArray()))
            .getOrElse(() -> session.executeUpdate(insert, others.prepend(key).toJavaArray()));
    return rows == 1;
  }

  /** Keeps what happened, in the same transaction. */
  static void appendToOutbox(SqliteSession session, Seq<CloudEvent> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("Nothing happened, so there is nothing to store");
    }
    entries.forEach(entry ->
        session.executeUpdate(
            INSERT_OUTBOX_EVENT,
            entry.id(),
            entry.source(),
            entry.type(),
            entry.subject(),
            entry.sequence(),
            entry.time(),
            entry.json()));
    session.notifyOnCommit(SqliteDatabase.OUTBOX_CHANNEL);
  }
}
