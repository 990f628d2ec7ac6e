package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/** Finds queries whose cost grows with the size of a table, by EXPLAIN QUERY PLAN. */
final class QueryPlans {
  private static final Set<String> EXPLAINABLE = HashSet.of("SELECT", "INSERT", "UPDATE", "DELETE");

  /** Range scans in key order that pagination and the deletion of expired rows need. */
  private static final Set<String> ALLOWED_RANGE_SCANS =
      HashSet.of(
          "SEARCH media USING INDEX sqlite_autoindex_media_1 (media_id>?)",
          "SEARCH tag USING PRIMARY KEY (tag>?)",
          "SEARCH notification USING COVERING INDEX notification_by_age (at<?)",
          "SEARCH notification USING INDEX notification_by_age (at<?)",
          "SEARCH outbox USING INTEGER PRIMARY KEY (rowid>?)",
          "SEARCH archive USING INTEGER PRIMARY KEY (rowid>?)",
          "SEARCH archive USING INDEX archive_by_time (time>? AND time<?)",
          "SEARCH archive USING INDEX archive_by_age (archived_at<?)",
          "SEARCH dead_letter USING INTEGER PRIMARY KEY (rowid>?)",
          "SEARCH outbox_dead_letter USING PRIMARY KEY (id>?)");

  private QueryPlans() {}

  /** Returns the executed queries whose cost grows with the size of a table. */
  static Seq<String> findUnbounded(SqliteSession session) {
    return session
        .preparedSql()
        .filter(sql -> EXPLAINABLE.exists(sql::startsWith) && !sql.contains("count(*)"))
        .filter(sql -> plan(session, sql).exists(QueryPlans::isUnbounded));
  }

  private static Seq<String> plan(SqliteSession session, String sql) {
    return session.queryAll("EXPLAIN QUERY PLAN " + sql, row -> row.text("detail"));
  }

  /** Detects full table scans, sorting, and index searches without an equality condition. */
  private static boolean isUnbounded(String step) {
    return step.startsWith("SCAN")
        || step.startsWith("USE TEMP B-TREE")
        || (step.startsWith("SEARCH")
            && !step.contains("=?")
            && !ALLOWED_RANGE_SCANS.contains(step));
  }
}
