package dev.blogify.adapters.out.embedded.sqlite;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.SlugHistory;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * All posts, in the tables {@code post}, {@code revision} and {@code slug}. The row of a post
 * points to the revisions that hold its contents: the newest, and the one that is published. A
 * commit also updates the feeds and appends to the outbox.
 */
public record SqlitePosts(SqliteDatabase database) implements Posts {
  private static final SqliteVersionedTable TABLE = new SqliteVersionedTable("post", "post_id");

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
    return database.read(session ->
        session.queryOne(
            "SELECT * FROM post WHERE post_id = ?", row -> post(session, id, row), id.value()));
  }

  @Override
  public Option<Post.Published> findPublished(PostId id) {
    return database.read(session ->
        session.queryOne(
            "SELECT * FROM post WHERE post_id = ? AND live_version IS NOT NULL",
            row ->
                new Post.Published(
                    metadata(session, id, row), publishedVersion(session, id, row), Option.none()),
            id.value()));
  }

  private static PostMetadata metadata(SqliteSession session, PostId id, Row row) {
    return new PostMetadata(
        id,
        new UserId(row.text("author_id")),
        new Version(row.number("version")),
        slugHistory(session, id, row),
        row.optionalInstant("first_published"),
        row.instant("updated_at"));
  }

  private static Post post(SqliteSession session, PostId id, Row row) {
    var metadata = metadata(session, id, row);
    return switch (PostStatus.parse(row.text("status")).get()) {
      case DRAFT -> new Post.Draft(metadata, newestContent(session, id, row));
      case SCHEDULED ->
          new Post.Scheduled(metadata, newestContent(session, id, row), row.instant("publish_at"));
      case PUBLISHED ->
          new Post.Published(
              metadata, publishedVersion(session, id, row), workingCopy(session, id, row));
      case TRASHED ->
          new Post.Trashed(metadata, newestContent(session, id, row), row.instant("trashed_at"));
    };
  }

  private static Content newestContent(SqliteSession session, PostId id, Row row) {
    return SqliteRevisions.content(session, id, row.number("newest_revision"));
  }

  private static Post.PublishedVersion publishedVersion(SqliteSession session, PostId id, Row row) {
    return new Post.PublishedVersion(
        SqliteRevisions.content(session, id, row.number("live_revision")),
        new Version(row.number("live_version")),
        row.instant("live_since"));
  }

  private static Option<Post.WorkingCopy> workingCopy(SqliteSession session, PostId id, Row row) {
    return row.optionalText("copy_slug")
        .map(slug ->
            new Post.WorkingCopy(
                new Slug(slug),
                newestContent(session, id, row),
                new Version(row.number("copy_version"))));
  }

  private static SlugHistory slugHistory(SqliteSession session, PostId id, Row row) {
    return new SlugHistory(
        new Slug(row.text("slug")),
        session
            .queryAll(
                "SELECT slug FROM slug WHERE post_id = ? AND public",
                slugRow -> new Slug(slugRow.text("slug")),
                id.value())
            .toSet());
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
      if (!write(session, change)) {
        return left(new Conflict.OutdatedVersion());
      }
      deleteSlugs(session, change.releasedSlugs());
      var conflict = change.claimedSlugs().find(slug -> !claim(session, slug, change.after().id()));
      if (conflict.isDefined()) {
        return left(new Conflict.SlugConflict(conflict.get()));
      }
      markPublicSlugs(session, change.after());
      change.newRevision().forEach(revision -> SqliteRevisions.insert(session, revision));
      SqliteFeeds.update(session, change);
      SqliteOutbox.append(session, Outbox.events(change, context));
      return right(change.after());
    });
  }

  /**
   * Replaces the row of a post by the state after a change.
   *
   * @return false if the row does not have the version before the change
   */
  private static boolean write(SqliteSession session, PostChange change) {
    var after = change.after();
    return TABLE.write(
        session,
        change.before().map(Post::version),
        after.id().value(),
        columns(after).merge(revisionColumns(session, change)));
  }

  /** Returns the revisions to which the row points after a change, unless they stay the same. */
  private static Map<String, Object> revisionColumns(SqliteSession session, PostChange change) {
    var newRevision = change.newRevision().map(revision -> revision.version().number());
    var columns = newRevision.toMap(_ -> "newest_revision", version -> (Object) version);
    var liveBefore = change.before().flatMap(SqlitePosts::liveVersion);
    var liveAfter = liveVersion(change.after());
    if (liveAfter.isDefined() && liveAfter.equals(liveBefore)) {
      return columns;
    }
    var newestRevision =
        newRevision.orElse(() ->
            session.queryOne(
                "SELECT newest_revision FROM post WHERE post_id = ?",
                row -> row.number("newest_revision"),
                change.after().id().value()));
    return columns.put("live_revision", liveAfter.flatMap(_ -> newestRevision));
  }

  private static Option<Version> liveVersion(Post post) {
    return publishedVersion(post).map(Post.PublishedVersion::version);
  }

  private static Map<String, Object> columns(Post post) {
    var metadata = post.metadata();
    var publishedVersion = publishedVersion(post);
    var workingCopy =
        post instanceof Post.Published published
            ? published.workingCopy()
            : Option.<Post.WorkingCopy>none();
    var publishAt =
        post instanceof Post.Scheduled(_, _, var time) ? Option.some(time) : Option.<Instant>none();
    var trashedAt =
        post instanceof Post.Trashed(_, _, var time) ? Option.some(time) : Option.<Instant>none();
    return LinkedHashMap.<String, Object>empty()
        .put("author_id", metadata.author().value())
        .put("version", metadata.version().number())
        .put("status", post.status().label())
        .put("slug", metadata.slugHistory().current().value())
        .put("first_published", metadata.firstPublishedAt())
        .put("updated_at", metadata.updatedAt())
        .put("publish_at", publishAt)
        .put("trashed_at", trashedAt)
        .put("live_version", liveVersion(post).map(Version::number))
        .put("live_since", publishedVersion.map(Post.PublishedVersion::publishedAt))
        .put("copy_slug", workingCopy.map(copy -> copy.slug().value()))
        .put("copy_version", workingCopy.map(copy -> copy.version().number()));
  }

  private static Option<Post.PublishedVersion> publishedVersion(Post post) {
    return post instanceof Post.Published published
        ? Option.some(published.publishedVersion())
        : Option.none();
  }

  @Override
  public Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext context) {
    var id = purge.before().id();
    return database.commit(session -> {
      session.executeUpdate("DELETE FROM revision WHERE post_id = ?", id.value());
      deleteSlugs(session, purge.releasedSlugs());
      var deleted =
          session.executeUpdate(
              "DELETE FROM post WHERE post_id = ? AND version = ?",
              id.value(),
              purge.before().version().number());
      if (deleted == 0) {
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
        SqliteRevisions::summary,
        summary -> summary.postId().toString(),
        List.of(filters).prepend(page.cursor().getOrElse(SqliteDatabase.MAX_KEY)).toJavaArray());
  }
}
