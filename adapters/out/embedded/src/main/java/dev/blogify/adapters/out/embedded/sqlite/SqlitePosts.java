package dev.blogify.adapters.out.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * All posts, in the tables {@code post}, {@code revision} and {@code slug}. A commit also updates
 * the feeds and appends to the outbox.
 */
public record SqlitePosts(SqliteDatabase database) implements Posts {
  private static final String SELECT_NEWEST =
      """
      SELECT post_id, author_id, status, post.version AS version,
        coalesce(copy_slug, slug) AS slug, title, excerpt, tags, cover, canonical_url, language,
        first_published, publish_at, copy_version IS NOT NULL AS has_copy, updated_at
      FROM post
      JOIN revision USING (post_id)
      WHERE revision.version = newest_revision AND post_id < ? AND %s
      ORDER BY post_id DESC LIMIT ?
      """;
  private static final String SELECT_BY_AUTHOR = SELECT_NEWEST.formatted("author_id = ?");
  private static final String SELECT_BY_AUTHOR_AND_STATUS =
      SELECT_NEWEST.formatted("author_id = ? AND status = ?");
  private static final String SELECT_BY_STATUS = SELECT_NEWEST.formatted("status = ?");

  private static final String SELECT_DUE_FOR_PUBLICATION =
      """
      SELECT post_id FROM post WHERE status = 'scheduled' AND publish_at <= ?
      ORDER BY publish_at LIMIT ?
      """;
  private static final String SELECT_DUE_FOR_PURGE =
      """
      SELECT post_id FROM post WHERE status = 'trashed' AND trashed_at <= ?
      ORDER BY trashed_at LIMIT ?
      """;

  @Override
  public Option<Post> find(PostId id) {
    return database.read(session -> PostRow.find(session, id));
  }

  @Override
  public Option<Published> findPublished(PostId id) {
    return database.read(session -> PostRow.findPublished(session, id));
  }

  @Override
  public Option<PostId> findBySlug(Slug slug) {
    return database.queryOne(
        "SELECT post_id FROM slug WHERE slug = ?",
        row -> new PostId(row.uuid("post_id")),
        slug.value());
  }

  @Override
  public Either<Conflict, Post> commit(PostChange change, CommandContext context) {
    return database.commit(session -> {
      if (!PostRow.write(session, change)) {
        return left(new Conflict.OutdatedVersion());
      }
      deleteSlugs(session, change.releasedSlugs());
      var conflict = change.claimedSlugs().find(slug -> !claim(session, slug, change.after().id()));
      if (conflict.isDefined()) {
        return left(new Conflict.SlugConflict(conflict.get()));
      }
      markPublicSlugs(session, change.after());
      change.newRevision().forEach(revision -> RevisionRows.insert(session, revision));
      SqliteFeeds.update(session, change);
      SqliteOutbox.append(session, Outbox.events(change, context));
      return right(change.after());
    });
  }

  @Override
  public Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext context) {
    var id = purge.before().id();
    return database.commit(session -> {
      session.executeUpdate("DELETE FROM revision WHERE post_id = ?", id.value());
      deleteSlugs(session, purge.releasedSlugs());
      if (!PostRow.delete(session, id, purge.before().version())) {
        return left(new Conflict.OutdatedVersion());
      }
      SqliteOutbox.append(session, Outbox.events(purge, context));
      return right(id);
    });
  }

  @Override
  public Seq<PostId> findDueForPublication(Instant now, int limit) {
    return findDue(SELECT_DUE_FOR_PUBLICATION, now, limit);
  }

  @Override
  public Seq<PostId> findDueForPurge(Instant now, int limit) {
    return findDue(SELECT_DUE_FOR_PURGE, now.minus(Post.Trashed.TRASH_RETENTION), limit);
  }

  private Seq<PostId> findDue(String sql, Instant until, int limit) {
    return database.queryAll(sql, row -> new PostId(row.uuid("post_id")), until, limit);
  }

  private static void deleteSlugs(SqliteSession session, Iterable<Slug> slugs) {
    slugs.forEach(slug -> session.executeUpdate("DELETE FROM slug WHERE slug = ?", slug.value()));
  }

  private static void markPublicSlugs(SqliteSession session, Post post) {
    post.metadata()
        .slugHistory()
        .publicSlugs()
        .forEach(slug ->
            session.executeUpdate(
                "UPDATE slug SET public = TRUE WHERE slug = ? AND NOT public", slug.value()));
  }

  /** Inserts a slug; returns false if it is already claimed. */
  private static boolean claim(SqliteSession session, Slug slug, PostId post) {
    return session.executeUpdate(
            "INSERT INTO slug (slug, post_id, public) VALUES (?, ?, FALSE) ON CONFLICT DO NOTHING",
            slug.value(),
            post.value())
        == 1;
  }

  @Override
  public Page<PostSummary> findByAuthor(
      UserId author, Option<PostStatus> status, Page.PageRequest page) {
    return status
        .map(filter -> summaries(SELECT_BY_AUTHOR_AND_STATUS, page, author.value(), filter.label()))
        .getOrElse(() -> summaries(SELECT_BY_AUTHOR, page, author.value()));
  }

  @Override
  public Page<PostSummary> findByStatus(PostStatus unpublished, Page.PageRequest page) {
    return summaries(SELECT_BY_STATUS, page, unpublished.label());
  }

  private Page<PostSummary> summaries(String sql, Page.PageRequest page, String... filters) {
    return database.queryPage(
        page,
        sql,
        RevisionRows::summary,
        summary -> summary.postId().toString(),
        List.of(filters).prepend(page.cursor().getOrElse(SqliteDatabase.MAX_KEY)).toJavaArray());
  }
}
