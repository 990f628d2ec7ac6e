package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostSummary;

/** The feeds of published posts, in the table {@code feed}. */
public record SqliteFeeds(SqliteDatabase database) implements Feeds {
  private static final String SEPARATOR = "/";
  private static final String START = SqliteDatabase.MAX_KEY + SEPARATOR + SqliteDatabase.MAX_KEY;

  private static final String SELECT_PAGE =
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

  private static final String INSERT =
      "INSERT INTO feed (feed, published_at, post_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String DELETE =
      "DELETE FROM feed WHERE feed = ? AND published_at = ? AND post_id = ?";

  @Override
  public Page<PostSummary> read(Feed feed, Page.PageRequest page) {
    var key = page.cursor().getOrElse(START).split(SEPARATOR, 2);
    return database.queryPage(
        page,
        SELECT_PAGE,
        SqliteRevisions::summary,
        summary -> Row.text(summary.publishedAt().get()) + SEPARATOR + summary.postId(),
        feedKey(feed),
        key[0],
        key[1]);
  }

  /** Adds a post to feeds and removes it from feeds, in the transaction of its change. */
  static void update(SqliteSession session, PostChange change) {
    change.feedsToRemoveFrom().forEach(feed -> execute(session, DELETE, feed, change));
    change.feedsToUpdate().forEach(feed -> execute(session, INSERT, feed, change));
  }

  private static void execute(SqliteSession session, String sql, Feed feed, PostChange change) {
    var post = change.after();
    session.executeUpdate(
        sql, feedKey(feed), post.metadata().firstPublishedAt(), post.id().value());
  }

  private static String feedKey(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> "all";
      case Feed.ByTag(var tag) -> "tag#" + tag.value();
      case Feed.ByAuthor(var author) -> "author#" + author.value();
    };
  }
}
