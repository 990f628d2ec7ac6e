package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.post.Title;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The revisions of posts, in the table {@code revision}. Other stores insert revisions and map rows
 * that join the table.
 */
public record SqliteRevisions(SqliteDatabase database) implements Revisions {
  private static final String INSERT =
      """
      INSERT INTO revision (post_id, version, at, title, excerpt, excerpt_derived, tags, cover,
        canonical_url, language, body)
      VALUES (?, ?, ?, ?, ?, ?, ? -> '$.tags', ?, ?, ?, ?)
      """;

  @Override
  public Option<Revision> find(PostId post, Version version) {
    return database.queryOne(
        """
        SELECT revision.*, author_id
        FROM revision JOIN post USING (post_id)
        WHERE revision.post_id = ? AND revision.version = ?
        """,
        row ->
            new Revision(
                post, new UserId(row.text("author_id")), version, content(row), row.instant("at")),
        post.value(),
        version.number());
  }

  @Override
  public Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page) {
    return database.queryPage(
        page,
        """
        SELECT version, title, at FROM revision
        WHERE post_id = ? AND version < ?
        ORDER BY version DESC LIMIT ?
        """,
        row ->
            new RevisionSummary(
                new Version(row.number("version")),
                new Title(row.text("title")),
                row.instant("at")),
        summary -> Long.toString(summary.version().number()),
        post.value(),
        page.cursor().map(Long::valueOf).getOrElse(Long.MAX_VALUE));
  }

  static void insert(SqliteSession session, Revision revision) {
    var content = revision.content();
    session.executeUpdate(
        INSERT,
        revision.postId().value(),
        revision.version().number(),
        revision.createdAt(),
        content.title().value(),
        content.excerptText(),
        content.excerpt().forAll(Excerpt::isDerived),
        toJson(content.tags().values()),
        content.cover().map(MediaId::value),
        content.canonicalUrl().map(CanonicalUrl::value),
        content.language().map(Language::tag),
        content.body().markdown());
  }

  static Content content(SqliteSession session, PostId post, long version) {
    return session
        .queryOne(
            "SELECT * FROM revision WHERE post_id = ? AND version = ?",
            SqliteRevisions::content,
            post.value(),
            version)
        .get();
  }

  static Content content(Row row) {
    return new Content(
        new Title(row.text("title")),
        new Body(row.text("body")),
        Option.some(new Excerpt(row.text("excerpt"), row.flag("excerpt_derived"))),
        tags(row),
        row.optionalUuid("cover").map(MediaId::new),
        row.optionalText("canonical_url").map(CanonicalUrl::new),
        row.optionalText("language").map(Language::new));
  }

  /** Maps a row that joins a revision with its post; the body is not read. */
  static PostSummary summary(Row row) {
    return new PostSummary(
        new PostId(row.uuid("post_id")),
        new UserId(row.text("author_id")),
        PostStatus.parse(row.text("status")).get(),
        new Version(row.number("version")),
        new Slug(row.text("slug")),
        new Title(row.text("title")),
        row.text("excerpt"),
        tags(row),
        row.optionalUuid("cover").map(MediaId::new),
        row.optionalText("canonical_url").map(CanonicalUrl::new),
        row.optionalText("language").map(Language::new),
        row.optionalInstant("first_published"),
        row.optionalInstant("publish_at"),
        row.flag("has_copy"),
        row.instant("updated_at"));
  }

  /** Reads the JSON array as a member of an object, because the JSON tree has an object as root. */
  static Tags tags(Row row) {
    return new Tags(
        JsonObject.parse("{\"tags\":%s}".formatted(row.text("tags"))).texts("tags").map(Tag::new));
  }

  /** Returns an object with the member {@code tags}, from which SQL extracts the JSON array. */
  static String toJson(Seq<Tag> tags) {
    return JsonObject.EMPTY.with("tags", tags.map(Tag::value)).toJson();
  }
}
