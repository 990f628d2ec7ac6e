package dev.blogify.adapters.embedded.sqlite;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** What is true of every state that was ever committed. Each query finds what breaks one rule. */
final class Soundness {
  private static final Seq<String> RULES =
      List.of(
          "SELECT 'a damaged file: ' || integrity_check AS damage FROM pragma_integrity_check "
              + "WHERE integrity_check <> 'ok'",
          "SELECT 'a dangling reference in ' || \"table\" AS damage FROM pragma_foreign_key_check",
          "SELECT 'a slug that its post does not have: ' || slug AS damage FROM slug "
              + "WHERE NOT public AND slug NOT IN (SELECT slug FROM post) "
              + "AND slug NOT IN (SELECT copy_slug FROM post WHERE copy_slug IS NOT NULL)",
          "SELECT 'a wrong list of feeds: ' || post_id AS damage FROM post "
              + "JOIN revision USING (post_id) LEFT JOIN feed USING (post_id) "
              + "WHERE revision.version = coalesce(live_revision, newest_revision) "
              + "GROUP BY post_id HAVING count(feed) <> "
              + "CASE status WHEN 'published' THEN 2 + json_array_length(tags) ELSE 0 END",
          "SELECT 'a wrong count of posts: ' || tag AS damage FROM tag WHERE posts <> "
              + "(SELECT count(*) FROM feed WHERE feed = 'tag#' || tag)",
          """
          WITH change AS (
            SELECT subject, CAST(substr(sequence, 1, 10) AS INTEGER) AS version,
              CAST(substr(sequence, 12) AS INTEGER) AS ordinal, position FROM journal),
          aggregate AS (
            SELECT 'posts/' || post_id AS subject, version FROM post
            UNION ALL SELECT 'media/' || media_id, version FROM media
            UNION ALL SELECT 'users/' || user_id, version FROM user)
          SELECT 'a gap in the journal of ' || subject AS damage
          FROM aggregate LEFT JOIN change USING (subject)
          GROUP BY subject, aggregate.version
          HAVING count(DISTINCT change.version) <> aggregate.version
            OR max(change.version) <> aggregate.version
          UNION ALL
          SELECT 'facts out of order in the journal of ' || subject FROM (
            SELECT subject, ordinal, version,
              lag(version) OVER earlier AS version_before, lag(ordinal) OVER earlier AS ordinal_before
            FROM change WINDOW earlier AS (PARTITION BY subject ORDER BY position))
          WHERE (version, ordinal) IS NOT (coalesce(version_before, 0) + 1, 0)
            AND (version, ordinal) IS NOT (version_before, ordinal_before + 1)
          UNION ALL
          SELECT 'facts about nothing: ' || subject FROM change
          WHERE subject NOT IN (SELECT subject FROM aggregate)
          """);

  private Soundness() {}

  static Seq<String> damage(Session session) {
    return RULES.flatMap(rule -> session.all(rule, row -> row.text("damage")));
  }
}
