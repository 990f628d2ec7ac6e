package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.post.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.Summary;

/** What readers page through, in the table {@code feed}. */
public final class SqliteFeeds implements Feeds {
  private static final char BETWEEN = '/';

  private static final String READ =
      """
      SELECT post_id, author_id, status, live_version AS version, slug, title, excerpt, tags, cover,
        canonical_url, language, first_published, publish_at, FALSE AS has_copy,
        live_since AS updated_at
      FROM feed
      JOIN post USING (post_id)
      JOIN revision USING (post_id)
      WHERE feed = ? AND (published_at, post_id) < (?, ?) AND revision.version = live_revision
      ORDER BY published_at DESC, post_id DESC LIMIT ?
      """;

  private final Database database;

  public SqliteFeeds(Database database) {
    this.database = database;
  }

  @Override
  public Page<Summary> read(Feed feed, Page.Request page) {
    var after = page.after().getOrElse(Pages.END + BETWEEN + Pages.END);
    var between = after.indexOf(BETWEEN);
    var found =
        database.read(session ->
            session.all(
                READ,
                Contents::summary,
                key(feed),
                after.substring(0, between),
                after.substring(between + 1),
                Pages.rows(page)));
    return Pages.page(found, page, SqliteFeeds::position);
  }

  private static String position(Summary summary) {
    return Row.text(summary.publishedAt().get()) + BETWEEN + summary.post();
  }

  /** Lists and unlists what a change asks for, in its transaction. */
  static void update(Session session, PostChange change) {
    change
        .unlisted()
        .forEach(feed ->
            session.run(
                "DELETE FROM feed WHERE feed = ? AND published_at = ? AND post_id = ?",
                key(feed),
                firstPublished(change),
                change.after().id().value()));
    change
        .listed()
        .forEach(feed ->
            session.run(
                """
                INSERT INTO feed (feed, published_at, post_id) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                key(feed),
                firstPublished(change),
                change.after().id().value()));
  }

  private static Object firstPublished(PostChange change) {
    return change.after().head().firstPublished();
  }

  private static String key(Feed feed) {
    return switch (feed) {
      case Feed.All() -> "all";
      case Feed.Tagged(var tag) -> "tag#" + tag.value();
      case Feed.By(var author) -> "author#" + author.value();
    };
  }
}
