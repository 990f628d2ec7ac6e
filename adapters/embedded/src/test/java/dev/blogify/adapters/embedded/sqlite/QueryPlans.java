package dev.blogify.adapters.embedded.sqlite;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/** Which indexes queries go by, as SQLite explains it. */
final class QueryPlans {
  private static final Set<String> EXPLAINED = HashSet.of("SELECT", "INSERT", "UPDATE", "DELETE");

  /** How the plan of a query begins that reads a table, or sorts, whatever its size. */
  private static final Set<String> UNBOUNDED = HashSet.of("SCAN", "USE TEMP B-TREE");

  private QueryPlans() {}

  /** The queries of the stores, so far, that take longer the more there is. */
  static Seq<String> scans(Session session) {
    return session
        .statements()
        .filter(sql -> EXPLAINED.exists(sql::startsWith) && !sql.contains("count(*)"))
        .filter(sql -> plan(session, sql).exists(step -> UNBOUNDED.exists(step::startsWith)));
  }

  private static Seq<String> plan(Session session, String sql) {
    return session.all("EXPLAIN QUERY PLAN " + sql, row -> row.text("detail"));
  }
}
