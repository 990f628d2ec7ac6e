package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.domain.Version;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * A table of aggregates with optimistic locking.
 *
 * @param keyColumn the primary key; another column is called {@code version}
 */
record SqliteVersionedTable(String name, String keyColumn) {
  /**
   * Inserts a row, or updates the row that has the expected version.
   *
   * @param expectedVersion the version before the update; none for an insert
   * @param columns the value of each column except the primary key
   * @return false if the row exists already, or has another version
   */
  boolean write(
      SqliteSession session,
      Option<Version> expectedVersion,
      Object key,
      Map<String, Object> columns) {
    var names = columns.keySet().mkString(", ");
    var parameters = columns.values().map(_ -> "?").mkString(", ");
    var rows =
        expectedVersion
            .map(version ->
                session.executeUpdate(
                    "UPDATE %s SET (%s) = (%s) WHERE %s = ? AND version = ?"
                        .formatted(name, names, parameters, keyColumn),
                    columns.values().append(key).append(version.number()).toJavaArray()))
            .getOrElse(() ->
                session.executeUpdate(
                    "INSERT INTO %s (%s, %s) VALUES (%s, ?) ON CONFLICT DO NOTHING"
                        .formatted(name, names, keyColumn, parameters),
                    columns.values().append(key).toJavaArray()));
    return rows == 1;
  }
}
