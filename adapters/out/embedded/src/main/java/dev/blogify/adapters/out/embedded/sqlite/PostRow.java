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
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Maps a post to a row of the table {@code post}. The row points to the revisions that hold its
 * contents: the newest, and the one that is published.
 */
final class PostRow {
  private static final SqliteVersionedTable TABLE = new SqliteVersionedTable("post", "post_id");

  private PostRow() {}

  static Option<Post> find(SqliteSession session, PostId id) {
    return session.queryOne(
        "SELECT * FROM post WHERE post_id = ?", row -> post(session, id, row), id.value());
  }

  /** Returns a published post without its working copy. */
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
    var metadata = metadata(session, id, row);
    return switch (PostStatus.parse(row.text("status")).get()) {
      case DRAFT -> new Draft(metadata, newestContent(session, id, row));
      case SCHEDULED ->
          new Scheduled(metadata, newestContent(session, id, row), row.instant("publish_at"));
      case PUBLISHED ->
          new Published(
              metadata, publishedVersion(session, id, row), workingCopy(session, id, row));
      case TRASHED ->
          new Trashed(metadata, newestContent(session, id, row), row.instant("trashed_at"));
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
                slugRow -> new Slug(slugRow.text("slug")),
                id.value())
            .toSet());
  }

  /**
   * Replaces the row by the state after a change.
   *
   * @return false if the row does not have the version before the change
   */
  static boolean write(SqliteSession session, PostChange change) {
    var after = change.after();
    return nextPointers(session, change)
        .exists(revisions ->
            TABLE.write(
                session,
                change.before().map(Post::version),
                after.id().value(),
                columns(after, revisions)));
  }

  /**
   * Deletes the row.
   *
   * @return false if the row does not have the given version
   */
  static boolean delete(SqliteSession session, PostId id, Version version) {
    return session.executeUpdate(
            "DELETE FROM post WHERE post_id = ? AND version = ?", id.value(), version.number())
        == 1;
  }

  /**
   * Returns the revisions to which the row points after a change; none if the row does not have the
   * version before the change.
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

  private static Map<String, Object> columns(Post post, RevisionPointers revisions) {
    var metadata = post.metadata();
    var publishedVersion = publishedVersion(post);
    var workingCopy =
        post instanceof Published published ? published.workingCopy() : Option.<WorkingCopy>none();
    var publishAt =
        post instanceof Scheduled(_, _, var time) ? Option.some(time) : Option.<Instant>none();
    var trashedAt =
        post instanceof Trashed(_, _, var time) ? Option.some(time) : Option.<Instant>none();
    return LinkedHashMap.<String, Object>empty()
        .put("author_id", metadata.author().value())
        .put("version", metadata.version().number())
        .put("status", post.status().label())
        .put("slug", metadata.slugHistory().current().value())
        .put("first_published", metadata.firstPublishedAt())
        .put("updated_at", metadata.updatedAt())
        .put("publish_at", publishAt)
        .put("trashed_at", trashedAt)
        .put("newest_revision", revisions.newest())
        .put("live_revision", publishedVersion.map(_ -> revisions.published()))
        .put("live_version", publishedVersion.map(version -> version.version().number()))
        .put("live_since", publishedVersion.map(PublishedVersion::publishedAt))
        .put("copy_slug", workingCopy.map(copy -> copy.slug().value()))
        .put("copy_version", workingCopy.map(copy -> copy.version().number()));
  }

  private static Option<PublishedVersion> publishedVersion(Post post) {
    return post instanceof Published published
        ? Option.some(published.publishedVersion())
        : Option.none();
  }

  /** The version of the newest revision and of the published one; 0 if there is none. */
  private record RevisionPointers(long newest, long published) {
    RevisionPointers advance(PostChange change) {
      var newestAfter =
          change.newRevision().map(revision -> revision.version().number()).getOrElse(newest);
      var publishedBefore =
          change.before().flatMap(PostRow::publishedVersion).map(PublishedVersion::version);
      var publishedAfter = publishedVersion(change.after()).map(PublishedVersion::version);
      return new RevisionPointers(
          newestAfter, publishedAfter.equals(publishedBefore) ? published : newestAfter);
    }
  }
}
