package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Head;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Live;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.Post.WorkingCopy;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Slugs;
import dev.blogify.domain.post.Status;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * How a post stands in the table {@code post}. Its contents stand in {@code revision} alone, where
 * every one of them came by an edit: the newest, and the one that was the newest when it was
 * published.
 */
final class PostRow {
  private static final Aggregates POSTS =
      new Aggregates(
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

  static Option<Post> find(Session session, PostId id) {
    return session.first(
        "SELECT * FROM post WHERE post_id = ?", row -> post(session, id, row), id.value());
  }

  /** Without the working copy, if there is one. */
  static Option<Published> published(Session session, PostId id) {
    return session.first(
        "SELECT * FROM post WHERE post_id = ? AND live_version IS NOT NULL",
        row -> new Published(head(session, id, row), live(session, id, row), Option.none()),
        id.value());
  }

  private static Head head(Session session, PostId id, Row row) {
    return new Head(
        id,
        new UserId(row.text("author_id")),
        new Version(row.number("version")),
        slugs(session, id, row),
        row.optionalInstant("first_published"),
        row.instant("updated_at"));
  }

  private static Post post(Session session, PostId id, Row row) {
    var head = head(session, id, row);
    return switch (Status.parse(row.text("status")).get()) {
      case DRAFT -> new Draft(head, newest(session, id, row));
      case SCHEDULED -> new Scheduled(head, newest(session, id, row), row.instant("publish_at"));
      case PUBLISHED -> new Published(head, live(session, id, row), copy(session, id, row));
      case TRASHED -> new Trashed(head, newest(session, id, row), row.instant("trashed_at"));
    };
  }

  private static Content newest(Session session, PostId id, Row row) {
    return Contents.content(session, id, row.number("newest_revision"));
  }

  private static Live live(Session session, PostId id, Row row) {
    return new Live(
        Contents.content(session, id, row.number("live_revision")),
        new Version(row.number("live_version")),
        row.instant("live_since"));
  }

  private static Option<WorkingCopy> copy(Session session, PostId id, Row row) {
    return row.optionalText("copy_slug")
        .map(slug ->
            new WorkingCopy(
                new Slug(slug), newest(session, id, row), new Version(row.number("copy_version"))));
  }

  private static Slugs slugs(Session session, PostId id, Row row) {
    return new Slugs(
        new Slug(row.text("slug")),
        session
            .all(
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
  static boolean store(Session session, PostChange change) {
    var before = change.before().map(Post::version);
    var after = change.after();
    var revisions = revisions(session, change);
    return revisions.isDefined()
        && POSTS.store(session, before, after.id().value(), columns(after, revisions.get()));
  }

  /**
   * Deletes the post, if it still has a version.
   *
   * @return whether it had
   */
  static boolean delete(Session session, PostId id, Version version) {
    var rows =
        session.run(
            "DELETE FROM post WHERE post_id = ? AND version = ?", id.value(), version.number());
    return rows == 1;
  }

  /**
   * Which revisions the row points to after a change; none if it has another version than before.
   */
  private static Option<Pointers> revisions(Session session, PostChange change) {
    var after = change.after();
    return change
        .before()
        .map(before ->
            session.first(
                """
                SELECT newest_revision, live_revision FROM post
                WHERE post_id = ? AND version = ?
                """,
                row -> new Pointers(row.number("newest_revision"), row.number("live_revision")),
                after.id().value(),
                before.version().number()))
        .getOrElse(() -> Option.some(new Pointers(0, 0)))
        .map(stored -> stored.after(change));
  }

  private static Seq<Object> columns(Post post, Pointers revisions) {
    var head = post.head();
    var published = post instanceof Published some ? Option.some(some) : Option.<Published>none();
    var live = published.map(Published::live);
    var copy = published.flatMap(Published::copy);
    return List.<Object>of(
        head.author().value(),
        head.version().number(),
        post.status().label(),
        head.slugs().current().value(),
        head.firstPublished(),
        head.updatedAt(),
        post instanceof Scheduled(_, _, var at) ? Option.some(at) : Option.none(),
        post instanceof Trashed(_, _, var at) ? Option.some(at) : Option.none(),
        revisions.newest(),
        live.map(_ -> revisions.live()),
        live.map(each -> each.version().number()),
        live.map(Live::since),
        copy.map(each -> each.slug().value()),
        copy.map(each -> each.version().number()));
  }

  /** The revision of the newest content, and that of the live one, if there is one. */
  private record Pointers(long newest, long live) {
    Pointers after(PostChange change) {
      var now = change.revision().map(revision -> revision.version().number()).getOrElse(newest);
      var goesOn = liveVersion(change.before()).equals(liveVersion(Option.some(change.after())));
      return new Pointers(now, goesOn ? live : now);
    }

    private static Option<Version> liveVersion(Option<Post> post) {
      return post.flatMap(each ->
          each instanceof Published published
              ? Option.some(published.live().version())
              : Option.none());
    }
  }
}
