package dev.blogify.adapters.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.Page;
import dev.blogify.application.post.Posts;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** All posts, in the tables {@code post}, {@code revision} and {@code slug}. */
public final class SqlitePosts implements Posts {
  private static final String NEWEST =
      """
      SELECT post_id, author_id, status, post.version AS version,
        coalesce(copy_slug, slug) AS slug, title, excerpt, tags, cover, canonical_url, language,
        first_published, publish_at, copy_version IS NOT NULL AS has_copy, updated_at
      FROM post
      JOIN revision USING (post_id)
      WHERE revision.version = newest_revision AND post_id < ? AND %s
      ORDER BY post_id DESC LIMIT ?
      """;
  private static final String OF_AUTHOR = NEWEST.formatted("author_id = ?");
  private static final String OF_AUTHOR_BY_STATUS =
      NEWEST.formatted("author_id = ? AND status = ?");
  private static final String BY_STATUS = NEWEST.formatted("status = ?");

  private static final String TO_PUBLISH =
      """
      SELECT post_id FROM post WHERE status = 'scheduled' AND publish_at <= ?
      ORDER BY publish_at LIMIT ?
      """;
  private static final String TO_PURGE =
      """
      SELECT post_id FROM post WHERE status = 'trashed' AND trashed_at <= ?
      ORDER BY trashed_at LIMIT ?
      """;

  private final Database database;

  public SqlitePosts(Database database) {
    this.database = database;
  }

  @Override
  public Option<Post> find(PostId id) {
    return database.read(session -> PostRow.find(session, id));
  }

  @Override
  public Option<Published> published(PostId id) {
    return database.read(session -> PostRow.published(session, id));
  }

  @Override
  public Option<PostId> holder(Slug slug) {
    return database.read(session ->
        session.first(
            "SELECT post_id FROM slug WHERE slug = ?",
            row -> new PostId(row.id("post_id")),
            slug.value()));
  }

  @Override
  public Either<Conflict, Post> commit(PostChange change, Cause cause) {
    return database.commit(session -> {
      if (!PostRow.store(session, change)) {
        return left(new Conflict.Outdated());
      }
      var taken = claim(session, change);
      if (taken.isDefined()) {
        return left(new Conflict.Taken(taken.get()));
      }
      change.revision().forEach(revision -> Contents.store(session, revision));
      SqliteFeeds.update(session, change);
      Aggregates.journal(session, Journal.events(change, cause));
      return right(change.after());
    });
  }

  @Override
  public Either<Conflict.Outdated, PostId> purge(PostPurge purge, Cause cause) {
    var id = purge.before().id();
    return database.commit(session -> {
      session.run("DELETE FROM revision WHERE post_id = ?", id.value());
      purge
          .released()
          .forEach(slug -> session.run("DELETE FROM slug WHERE slug = ?", slug.value()));
      if (!PostRow.delete(session, id, purge.before().version())) {
        return left(new Conflict.Outdated());
      }
      Aggregates.journal(session, Journal.events(purge, cause));
      return right(id);
    });
  }

  @Override
  public Seq<PostId> toPublish(Instant now, int limit) {
    return due(TO_PUBLISH, now, limit);
  }

  @Override
  public Seq<PostId> toPurge(Instant now, int limit) {
    return due(TO_PURGE, now.minus(Post.Trashed.KEPT), limit);
  }

  private Seq<PostId> due(String sql, Instant until, int limit) {
    return database.read(
        session -> session.all(sql, row -> new PostId(row.id("post_id")), until, limit));
  }

  /** The first slug, if any, that another post holds. */
  private static Option<Slug> claim(Session session, PostChange change) {
    change.released().forEach(slug -> session.run("DELETE FROM slug WHERE slug = ?", slug.value()));
    var taken = change.claimed().find(slug -> !claim(session, slug, change.after().id()));
    change
        .after()
        .head()
        .slugs()
        .everPublic()
        .forEach(slug ->
            session.run(
                "UPDATE slug SET public = TRUE WHERE slug = ? AND NOT public", slug.value()));
    return taken;
  }

  private static boolean claim(Session session, Slug slug, PostId post) {
    var claimed =
        session.run(
            "INSERT INTO slug (slug, post_id, public) VALUES (?, ?, FALSE) ON CONFLICT DO NOTHING",
            slug.value(),
            post.value());
    return claimed == 1;
  }

  @Override
  public Page<Summary> by(UserId author, Option<Status> status, Page.Request page) {
    return status
        .map(one -> summaries(OF_AUTHOR_BY_STATUS, page, author.value(), one.label()))
        .getOrElse(() -> summaries(OF_AUTHOR, page, author.value()));
  }

  @Override
  public Page<Summary> in(Status unpublished, Page.Request page) {
    return summaries(BY_STATUS, page, unpublished.label());
  }

  private Page<Summary> summaries(String sql, Page.Request page, String... filters) {
    var values =
        List.<Object>of(page.after().getOrElse(Pages.END))
            .appendAll(List.of(filters))
            .append(Pages.rows(page))
            .toJavaArray();
    var found = database.read(session -> session.all(sql, Contents::summary, values));
    return Pages.page(found, page, summary -> summary.post().toString());
  }
}
