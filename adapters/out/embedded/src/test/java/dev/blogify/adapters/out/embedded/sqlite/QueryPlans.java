package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/** Which indexes queries go by, as SQLite explains it. */
final class QueryPlans {
  private static final Set<String> EXPLAINABLE = HashSet.of("SELECT", "INSERT", "UPDATE", "DELETE");

  /** Tables that are lists as they are, and what is swept out of them, in the order of keys. */
  private static final Set<String> ALLOWED_RANGE_SCANS =
      HashSet.of(
          "SEARCH media USING INDEX sqlite_autoindex_media_1 (media_id>?)",
          "SEARCH tag USING PRIMARY KEY (tag>?)",
          "SEARCH notification USING COVERING INDEX notification_by_age (at<?)",
          "SEARCH notification USING INDEX notification_by_age (at<?)",
          "SEARCH journal USING INTEGER PRIMARY KEY (rowid>?)",
          "SEARCH archive USING INTEGER PRIMARY KEY (rowid>?)",
          "SEARCH archive USING INDEX archive_by_time (time>? AND time<?)",
          "SEARCH archive USING INDEX archive_by_age (taken_at<?)",
          "SEARCH dead_letter USING INTEGER PRIMARY KEY (rowid>?)",
          "SEARCH parked_entry USING PRIMARY KEY (id>?)");

  private QueryPlans() {}

  /** The queries so far that take longer the more there is. */
  static Seq<String> findUnbounded(SqliteSession session) {
    return session
        .preparedSql()
        .filter(sql -> EXPLAINABLE.exists(sql::startsWith) && !sql.contains("count(*)"))
        .filter(sql -> plan(session, sql).exists(QueryPlans::isUnbounded));
  }

  private static Seq<String> plan(SqliteSession session, String sql) {
    return session.queryAll("EXPLAIN QUERY PLAN " + sql, row -> row.text("detail"));
  }

  /** Reads a table, sorts, or walks along an index in which it does not know its place. */
  private static boolean isUnbounded(String step) {
    return step.startsWith("SCAN")
        || step.startsWith("USE TEMP B-TREE")
        || (step.startsWith("SEARCH")
            && !step.contains("=?")
            && !ALLOWED_RANGE_SCANS.contains(step));
  }
}
