package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.PublishedVersion;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.Post.WorkingCopy;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.SlugHistory;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * How a post stands in the table {@code post}. Its contents stand in {@code revision} alone, where
 * every one of them came by an edit: the newest, and the one that was the newest when it was
 * published.
 */
final class PostRow {
  private static final SqliteVersionedTable POST_TABLE =
      new SqliteVersionedTable(
          "post",
          "post_id",
          "author_id",
          "version",
          "status",
          "slug",
          "first_published",
          "updated_at",
          "publish_at",
          "trashed_at",
          "newest_revision",
          "live_revision",
          "live_version",
          "live_since",
          "copy_slug",
          "copy_version");

  private PostRow() {}

  static Option<Post> find(SqliteSession session, PostId id) {
    return session.queryOne(
        "SELECT * FROM post WHERE post_id = ?", row -> post(session, id, row), id.value());
  }

  /** Without the working copy, if there is one. */
  static Option<Published> findPublished(SqliteSession session, PostId id) {
    return session.queryOne(
        "SELECT * FROM post WHERE post_id = ? AND live_version IS NOT NULL",
        row ->
            new Published(
                metadata(session, id, row), publishedVersion(session, id, row), Option.none()),
        id.value());
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
    var head = metadata(session, id, row);
    return switch (PostStatus.parse(row.text("status")).get()) {
      case DRAFT -> new Draft(head, newestContent(session, id, row));
      case SCHEDULED ->
          new Scheduled(head, newestContent(session, id, row), row.instant("publish_at"));
      case PUBLISHED ->
          new Published(head, publishedVersion(session, id, row), workingCopy(session, id, row));
      case TRASHED -> new Trashed(head, newestContent(session, id, row), row.instant("trashed_at"));
    };
  }

  private static Content newestContent(SqliteSession session, PostId id, Row row) {
    return RevisionRows.content(session, id, row.number("newest_revision"));
  }

  private static PublishedVersion publishedVersion(SqliteSession session, PostId id, Row row) {
    return new PublishedVersion(
        RevisionRows.content(session, id, row.number("live_revision")),
        new Version(row.number("live_version")),
        row.instant("live_since"));
  }

  private static Option<WorkingCopy> workingCopy(SqliteSession session, PostId id, Row row) {
    return row.optionalText("copy_slug")
        .map(slug ->
            new WorkingCopy(
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
                each -> new Slug(each.text("slug")),
                id.value())
            .toSet());
  }

  /**
   * Puts the state after a change in the place of the one before.
   *
   * @return whether that was what stood there
   */
  static boolean writeIfVersionMatches(SqliteSession session, PostChange change) {
    var before = change.before().map(Post::version);
    var after = change.after();
    var revisions = nextPointers(session, change);
    return revisions.isDefined()
        && POST_TABLE.writeIfVersionMatches(
            session, before, after.id().value(), columns(after, revisions.get()));
  }

  /**
   * Deletes the post, if it still has a version.
   *
   * @return whether it had
   */
  static boolean delete(SqliteSession session, PostId id, Version version) {
    var rows =
        session.executeUpdate(
            "DELETE FROM post WHERE post_id = ? AND version = ?", id.value(), version.number());
    return rows == 1;
  }

  /**
   * Which revisions the row points to after a change; none if it has another version than before.
   */
  private static Option<RevisionPointers> nextPointers(SqliteSession session, PostChange change) {
    var after = change.after();
    return change
        .before()
        .map(before ->
            session.queryOne(
                """
                SELECT newest_revision, live_revision FROM post
                WHERE post_id = ? AND version = ?
                """,
                row ->
                    new RevisionPointers(
                        row.number("newest_revision"), row.number("live_revision")),
                after.id().value(),
                before.version().number()))
        .getOrElse(() -> Option.some(new RevisionPointers(0, 0)))
        .map(stored -> stored.advance(change));
  }

  private static Seq<Object> columns(Post post, RevisionPointers revisions) {
    var head = post.metadata();
    var published = post instanceof Published some ? Option.some(some) : Option.<Published>none();
    var live = published.map(Published::publishedVersion);
    var copy = published.flatMap(Published::workingCopy);
    return List.<Object>of(
        head.author().value(),
        head.version().number(),
        post.status().label(),
        head.slugHistory().current().value(),
        head.firstPublishedAt(),
        head.updatedAt(),
        post instanceof Scheduled(_, _, var at) ? Option.some(at) : Option.none(),
        post instanceof Trashed(_, _, var at) ? Option.some(at) : Option.none(),
        revisions.newest(),
        live.map(_ -> revisions.published()),
        live.map(each -> each.version().number()),
        live.map(PublishedVersion::publishedAt),
        copy.map(each -> each.slug().value()),
        copy.map(each -> each.version().number()));
  }

  /** The revision of the newest content, and that of the live one, if there is one. */
  private record RevisionPointers(long newest, long published) {
    RevisionPointers advance(PostChange change) {
      var now = change.newRevision().map(revision -> revision.version().number()).getOrElse(newest);
      var goesOn =
          publishedVersion(change.before()).equals(publishedVersion(Option.some(change.after())));
      return new RevisionPointers(now, goesOn ? published : now);
    }

    private static Option<Version> publishedVersion(Option<Post> post) {
      return post.flatMap(each ->
          each instanceof Published published
              ? Option.some(published.publishedVersion().version())
              : Option.none());
    }
  }
}
