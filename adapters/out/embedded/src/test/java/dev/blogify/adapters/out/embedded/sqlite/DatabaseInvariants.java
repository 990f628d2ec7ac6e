package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** What is true of every state that was ever committed. Each query finds what breaks one rule. */
final class DatabaseInvariants {
  private static final Seq<String> VIOLATION_QUERIES =
      List.of(
          """
          SELECT 'a damaged file: ' || integrity_check AS damage
          FROM pragma_integrity_check WHERE integrity_check <> 'ok'
          """,
          """
          SELECT 'a dangling reference in ' || "table" AS damage FROM pragma_foreign_key_check
          """,
          """
          SELECT 'a slug that its post does not have: ' || slug.slug AS damage
          FROM slug JOIN post USING (post_id)
          WHERE NOT public AND slug.slug <> post.slug AND slug.slug IS NOT copy_slug
          """,
          """
          SELECT 'too many or too few feeds of ' || post_id AS damage
          FROM post JOIN revision USING (post_id) LEFT JOIN feed USING (post_id)
          WHERE revision.version = coalesce(live_revision, newest_revision)
          GROUP BY post_id
          HAVING count(feed) <> iif(status = 'published', 2 + json_array_length(tags), 0)
          """,
          """
          SELECT 'a wrong count of posts: ' || tag AS damage
          FROM tag FULL JOIN (
            SELECT value AS tag, count(*) AS counted FROM counted_post, json_each(tags) GROUP BY value)
            USING (tag)
          WHERE posts IS NOT counted
          """,
          """
          WITH fact AS (
            SELECT position, subject, CAST(substr(sequence, 1, 10) AS INTEGER) AS version,
              CAST(substr(sequence, 12) AS INTEGER) AS ordinal
            FROM journal),
          aggregate AS (
            SELECT 'posts/' || post_id AS subject, version FROM post
            UNION ALL SELECT 'media/' || media_id, version FROM media
            UNION ALL SELECT 'users/' || user_id, version FROM user
            UNION ALL SELECT subject, CAST(substr(sequence, 1, 10) AS INTEGER) FROM journal
              WHERE type = 'blogify.post.purged.v1')
          SELECT 'a journal that ends too early or too late: ' || subject AS damage
          FROM aggregate FULL JOIN (SELECT subject, max(version) AS version FROM fact GROUP BY subject)
            AS told USING (subject)
          WHERE told.version IS NOT aggregate.version
          UNION ALL
          SELECT 'a gap or a wrong order in the journal of ' || subject FROM (
            SELECT subject, version, ordinal, lag(version, 1, 0) OVER earlier AS version_before,
              lag(ordinal, 1, 0) OVER earlier AS ordinal_before
            FROM fact WINDOW earlier AS (PARTITION BY subject ORDER BY position))
          WHERE (version, ordinal) <> (version_before + 1, 0)
            AND (version, ordinal) <> (version_before, ordinal_before + 1)
          """);

  private DatabaseInvariants() {}

  static Seq<String> findViolations(SqliteSession session) {
    return VIOLATION_QUERIES.flatMap(rule -> session.queryAll(rule, row -> row.text("damage")));
  }
}
