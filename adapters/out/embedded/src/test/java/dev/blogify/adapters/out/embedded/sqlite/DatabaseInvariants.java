package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The invariants of every committed state. Each query returns the violations of one of them. */
final class DatabaseInvariants {
  private static final Seq<String> VIOLATION_QUERIES =
      List.of(
          """
          SELECT 'damaged file: ' || integrity_check AS violation
          FROM pragma_integrity_check WHERE integrity_check <> 'ok'
          """,
          """
          SELECT 'dangling reference in ' || "table" AS violation FROM pragma_foreign_key_check
          """,
          """
          SELECT 'slug that its post does not have: ' || slug.slug AS violation
          FROM slug JOIN post USING (post_id)
          WHERE NOT public AND slug.slug <> post.slug AND slug.slug IS NOT copy_slug
          """,
          """
          SELECT 'wrong number of feeds of ' || post_id AS violation
          FROM post JOIN revision USING (post_id) LEFT JOIN feed USING (post_id)
          WHERE revision.version = coalesce(live_revision, newest_revision)
          GROUP BY post_id
          HAVING count(feed) <> iif(status = 'published', 2 + json_array_length(tags), 0)
          """,
          """
          SELECT 'wrong count of posts: ' || tag AS violation
          FROM tag FULL JOIN (
            SELECT value AS tag, count(*) AS counted FROM counted_post, json_each(tags) GROUP BY value)
            USING (tag)
          WHERE posts IS NOT counted
          """,
          """
          WITH entry AS (
            SELECT position, subject, CAST(substr(sequence, 1, 10) AS INTEGER) AS version,
              CAST(substr(sequence, 12) AS INTEGER) AS ordinal
            FROM outbox),
          aggregate AS (
            SELECT 'posts/' || post_id AS subject, version FROM post
            UNION ALL SELECT 'media/' || media_id, version FROM media
            UNION ALL SELECT 'users/' || user_id, version FROM user
            UNION ALL SELECT subject, CAST(substr(sequence, 1, 10) AS INTEGER) FROM outbox
              WHERE type = 'blogify.post.purged.v1')
          SELECT 'last outbox entry does not have the current version: ' || subject AS violation
          FROM aggregate FULL JOIN (SELECT subject, max(version) AS version FROM entry GROUP BY subject)
            AS latest USING (subject)
          WHERE latest.version IS NOT aggregate.version
          UNION ALL
          SELECT 'gap or wrong order in the outbox of ' || subject FROM (
            SELECT subject, version, ordinal, lag(version, 1, 0) OVER earlier AS version_before,
              lag(ordinal, 1, 0) OVER earlier AS ordinal_before
            FROM entry WINDOW earlier AS (PARTITION BY subject ORDER BY position))
          WHERE (version, ordinal) <> (version_before + 1, 0)
            AND (version, ordinal) <> (version_before, ordinal_before + 1)
          """);

  private DatabaseInvariants() {}

  static Seq<String> findViolations(SqliteSession session) {
    return VIOLATION_QUERIES.flatMap(
        query -> session.queryAll(query, row -> row.text("violation")));
  }
}
