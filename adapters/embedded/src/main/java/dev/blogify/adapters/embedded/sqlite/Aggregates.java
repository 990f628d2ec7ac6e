package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.event.Event;
import dev.blogify.domain.Version;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A table of aggregates: a row changes only from the version that its writer has seen. */
final class Aggregates {
  private static final String JOURNAL =
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
  Aggregates(String table, String key, String... others) {
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
  boolean store(Session session, Option<Version> before, Object key, Seq<Object> others) {
    var rows =
        before
            .map(version ->
                session.run(update, others.append(key).append(version.number()).toJavaArray()))
            .getOrElse(() -> session.run(insert, others.prepend(key).toJavaArray()));
    return rows == 1;
  }

  /** Keeps what happened, in the same transaction. */
  static void journal(Session session, Seq<Event> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("Nothing happened, so there is nothing to store");
    }
    entries.forEach(entry ->
        session.run(
            JOURNAL,
            entry.id(),
            entry.source(),
            entry.type(),
            entry.subject(),
            entry.sequence(),
            entry.time(),
            entry.json()));
    session.announce(Database.JOURNAL);
  }
}
