package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostSummary;

/** What readers page through, in the table {@code feed}. */
public final class SqliteFeeds implements Feeds {
  private static final char SEPARATOR = '/';

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

  private final SqliteDatabase database;

  public SqliteFeeds(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Page<PostSummary> read(Feed feed, Page.PageRequest page) {
    var after =
        page.cursor().getOrElse(SqlitePagination.MAX_KEY + SEPARATOR + SqlitePagination.MAX_KEY);
    var between = after.indexOf(SEPARATOR);
    var found =
        database.read(session ->
            session.queryAll(
                SELECT_PAGE,
                RevisionRows::summary,
                feedKey(feed),
                after.substring(0, between),
                after.substring(between + 1),
                SqlitePagination.fetchLimit(page)));
    return SqlitePagination.toPage(found, page, SqliteFeeds::position);
  }

  private static String position(PostSummary summary) {
    return Row.text(summary.publishedAt().get()) + SEPARATOR + summary.postId();
  }

  /** Lists and unlists what a change asks for, in its transaction. */
  static void update(SqliteSession session, PostChange change) {
    change
        .feedsToRemoveFrom()
        .forEach(feed ->
            session.executeUpdate(
                "DELETE FROM feed WHERE feed = ? AND published_at = ? AND post_id = ?",
                feedKey(feed),
                firstPublished(change),
                change.after().id().value()));
    change
        .feedsToUpdate()
        .forEach(feed ->
            session.executeUpdate(
                """
                INSERT INTO feed (feed, published_at, post_id) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                feedKey(feed),
                firstPublished(change),
                change.after().id().value()));
  }

  private static Object firstPublished(PostChange change) {
    return change.after().metadata().firstPublishedAt();
  }

  private static String feedKey(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> "all";
      case Feed.ByTag(var tag) -> "tag#" + tag.value();
      case Feed.ByAuthor(var author) -> "author#" + author.value();
    };
  }
}
