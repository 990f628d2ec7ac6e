package dev.blogify.infrastructure.acceptance.platforms.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the SQLite file of a running or stopped platform. */
public final class SqliteInspector implements AutoCloseable {
  /** The feed rows that the posts require. */
  private static final String EXPECTED_FEEDS =
      """
      WITH live AS (SELECT * FROM post WHERE status = 'published'),
      expected (feed, published_at, post_id) AS (
        SELECT 'all', first_published, post_id FROM live
        UNION ALL SELECT 'author#' || author_id, first_published, post_id FROM live
        UNION ALL SELECT 'tag#' || tag.value, first_published, live.post_id
          FROM live JOIN revision r ON r.post_id = live.post_id AND r.version = live.live_revision,
            json_each(r.tags) AS tag)
      """;

  /** Queries for violations; the columns of a result locate it. */
  private static final Map<String, String> RULES = rules();

  private final Connection connection;

  public SqliteInspector(Path data) {
    try {
      this.connection =
          DriverManager.getConnection("jdbc:sqlite:file:" + data.resolve("blogify.db"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All events in the order of the outbox, as JSON. */
  public List<String> events() {
    return rows("SELECT event FROM outbox ORDER BY position");
  }

  /**
   * Violations of the invariants of one transaction per change, which hold after each crash
   * (DDB-3).
   */
  public List<String> violations() {
    var violations = new ArrayList<String>();
    RULES.forEach((rule, query) -> rows(query).forEach(row -> violations.add(rule + ": " + row)));
    return violations;
  }

  /** The unpublished events and the waiting messages. */
  public List<String> pendingWork() {
    return rows(
        """
        SELECT 'change ' || event_id FROM outbox
        WHERE position > ifnull((SELECT position FROM outbox_reader WHERE name = 'outbox-relay'), 0)
        UNION ALL SELECT 'message for ' || queue FROM message
        """);
  }

  /**
   * Differences, after delivery is complete, between outbox, archive and audit trail, or between
   * tag counts and feeds; and all dead letters.
   */
  public List<String> deliveryViolations() {
    return rows(
        """
        SELECT 'not archived once: ' || outbox.event_id FROM outbox
          LEFT JOIN archive USING (event_id) GROUP BY outbox.event_id HAVING count(entry) <> 1
        UNION ALL SELECT 'archived without a change: ' || event_id FROM archive
          WHERE event_id NOT IN (SELECT event_id FROM outbox)
        UNION ALL SELECT 'not audited once: ' || outbox.event_id FROM outbox
          LEFT JOIN audit ON audit.event_id = outbox.event_id
          GROUP BY outbox.event_id HAVING count(audit.event_id) <> 1
        UNION ALL SELECT 'audited without a change: ' || event_id FROM audit
          WHERE event_id NOT IN (SELECT event_id FROM outbox)
        UNION ALL SELECT 'not audited as it happened: ' || outbox.event_id
          FROM outbox JOIN audit USING (event_id)
          WHERE (audit.subject, audit.sequence, audit.type)
            <> (outbox.subject, outbox.sequence, outbox.type)
        UNION ALL SELECT 'counted otherwise than listed: ' || tag
          FROM (SELECT substr(feed, 5) AS tag, count(*) AS posts FROM feed
            WHERE feed GLOB 'tag#*' GROUP BY feed) AS listed
          FULL JOIN tag USING (tag) WHERE listed.posts IS NOT tag.posts
        UNION ALL SELECT 'a dead letter of ' || queue || ': ' || reason FROM dead_letter
        UNION ALL SELECT 'parked: ' || reason FROM outbox_dead_letter
        """);
  }

  /** The posts without exactly one created event and one later published event in the archive. */
  public List<String> postsWithIncompleteEvents() {
    return rows(
        """
        WITH told AS (
          SELECT json_extract(entry, '$.detail.subject') AS subject,
            group_concat(type ORDER BY position) AS types
          FROM archive GROUP BY 1)
        SELECT post_id, types FROM post LEFT JOIN told ON subject = 'posts/' || post_id
        WHERE types IS NOT 'blogify.post.created.v1,blogify.post.published.v1'
        """);
  }

  /** The ready media of an owner with equal bytes. */
  public List<String> duplicateReadyMedia() {
    return rows(
        """
        SELECT owner_id, sha256, count(*) FROM media WHERE state = 'ready'
        GROUP BY owner_id, sha256 HAVING count(*) > 1
        """);
  }

  /** The rows that consumers wrote, sorted. */
  public List<String> projections() {
    return rows(
        """
        SELECT 'audit ' || event_id || subject || sequence || type || ifnull(actor_id, '') || data
          FROM audit
        UNION ALL SELECT 'notification ' || notification_id || recipient_id || type || event_id
          || ifnull(reason, '') || ifnull(read_at, '') FROM notification
        UNION ALL SELECT 'tag ' || tag || ' ' || posts FROM tag
        UNION ALL SELECT 'media ' || media_id || ' ' || version || ' ' || state FROM media
        ORDER BY 1
        """);
  }

  /** The number of rows per table. */
  public Map<String, Integer> rowCounts() {
    var counts = new LinkedHashMap<String, Integer>();
    for (var table :
        List.of("post", "revision", "slug", "feed", "media", "outbox", "archive", "audit")) {
      counts.put(table, Integer.valueOf(rows("SELECT count(*) FROM " + table).getFirst()));
    }
    return counts;
  }

  private List<String> rows(String query) {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        var columns = new ArrayList<String>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(result.getString(column)));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> rules() {
    var rules = new LinkedHashMap<String, String>();
    rules.put(
        "damaged file",
        "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
    rules.put("broken foreign key", "PRAGMA foreign_key_check");
    rules.put(
        "dangling slug",
        """
        SELECT slug.slug, slug.post_id FROM slug LEFT JOIN post USING (post_id)
        WHERE post.post_id IS NULL
           OR (NOT slug.public AND slug.slug NOT IN (post.slug, ifnull(post.copy_slug, post.slug)))
        """);
    rules.put(
        "missing slug",
        """
        SELECT post.post_id, post.slug FROM post
        LEFT JOIN slug ON slug.slug = post.slug AND slug.post_id = post.post_id
        WHERE slug.slug IS NULL
        """);
    rules.put(
        "missing revision",
        """
        SELECT post.post_id, post.version FROM post WHERE NOT EXISTS
          (SELECT 1 FROM revision WHERE revision.post_id = post.post_id
             AND revision.version = post.newest_revision)
        OR post.status = 'published' AND NOT EXISTS
          (SELECT 1 FROM revision WHERE revision.post_id = post.post_id
             AND revision.version = post.live_revision)
        """);
    rules.put(
        "missing feed row", EXPECTED_FEEDS + "SELECT * FROM expected EXCEPT SELECT * FROM feed");
    rules.put(
        "extra feed row", EXPECTED_FEEDS + "SELECT * FROM feed EXCEPT SELECT * FROM expected");
    rules.put(
        "wrong tag count",
        """
        SELECT tag, posts, counted
        FROM tag FULL JOIN (
          SELECT value AS tag, count(*) AS counted FROM counted_post, json_each(tags) GROUP BY value)
          USING (tag)
        WHERE posts IS NOT counted
        """);
    rules.put("version of a post without an event", outboxRule("posts", "post", "post_id"));
    rules.put("version of a medium without an event", outboxRule("media", "media", "media_id"));
    rules.put("version of a user without an event", outboxRule("users", "user", "user_id"));
    return rules;
  }

  /**
   * Finds gaps between versions. A sequence is the version in ten digits, a dot and the ordinal.
   */
  private static String outboxRule(String subject, String table, String id) {
    return """
    SELECT %2$s.%3$s, %2$s.version, count(DISTINCT substr(sequence, 1, 10)), max(sequence)
    FROM %2$s LEFT JOIN outbox ON outbox.subject = '%1$s/' || %2$s.%3$s
    GROUP BY %2$s.%3$s
    HAVING count(DISTINCT substr(sequence, 1, 10)) <> %2$s.version
        OR ifnull(CAST(substr(max(sequence), 1, 10) AS INTEGER), 0) <> %2$s.version
    UNION ALL
    SELECT subject, sequence, '', '' FROM outbox
    WHERE subject GLOB '%1$s/*'
      AND subject NOT IN (SELECT subject FROM outbox WHERE type = 'blogify.post.purged.v1')
      AND NOT EXISTS (SELECT 1 FROM %2$s WHERE '%1$s/' || %2$s.%3$s = outbox.subject)
    """
        .formatted(subject, table, id);
  }
}
