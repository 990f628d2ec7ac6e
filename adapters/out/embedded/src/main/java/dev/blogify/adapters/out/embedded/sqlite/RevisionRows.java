package dev.blogify.adapters.out.embedded.sqlite;

import com.fasterxml.jackson.jr.ob.JSON;
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
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Maps contents and post summaries to rows of the table {@code revision}. */
final class RevisionRows {
  private static final String INSERT =
      """
      INSERT INTO revision (post_id, version, at, title, excerpt, excerpt_derived, tags, cover,
        canonical_url, language, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private RevisionRows() {}

  static void insert(SqliteSession session, Revision revision) {
    var content = revision.content();
    session.executeUpdate(
        INSERT,
        revision.postId().value(),
        revision.version().number(),
        revision.createdAt(),
        content.title().value(),
        content.excerptOrDerived().value(),
        content.excerpt().isEmpty(),
        toJson(content.tags()),
        content.cover().map(MediaId::value),
        content.canonicalUrl().map(CanonicalUrl::value),
        content.language().map(Language::tag),
        content.body().markdown());
  }

  static Content content(SqliteSession session, PostId post, long version) {
    return session
        .queryOne(
            "SELECT * FROM revision WHERE post_id = ? AND version = ?",
            RevisionRows::content,
            post.value(),
            version)
        .get();
  }

  static Content content(Row row) {
    return new Content(
        new Title(row.text("title")),
        new Body(row.text("body")),
        Option.when(!row.flag("excerpt_derived"), () -> excerpt(row)),
        tags(row),
        cover(row),
        canonicalUrl(row),
        language(row));
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
        excerpt(row),
        tags(row),
        cover(row),
        canonicalUrl(row),
        language(row),
        row.optionalInstant("first_published"),
        row.optionalInstant("publish_at"),
        row.flag("has_copy"),
        row.instant("updated_at"));
  }

  private static Excerpt excerpt(Row row) {
    return new Excerpt(row.text("excerpt"));
  }

  private static Option<MediaId> cover(Row row) {
    return row.optionalUuid("cover").map(MediaId::new);
  }

  private static Option<CanonicalUrl> canonicalUrl(Row row) {
    return row.optionalText("canonical_url").map(CanonicalUrl::new);
  }

  private static Option<Language> language(Row row) {
    return row.optionalText("language").map(Language::new);
  }

  static Tags tags(Row row) {
    try {
      return new Tags(
          List.ofAll(JSON.std.listOfFrom(String.class, row.text("tags"))).map(Tag::new));
    } catch (IOException e) {
      throw new UncheckedIOException("The tags are not a JSON array", e);
    }
  }

  static String toJson(Tags tags) {
    try {
      return JSON.std.asString(tags.values().map(Tag::value).asJava());
    } catch (IOException e) {
      throw new UncheckedIOException("The tags cannot be written as JSON", e);
    }
  }
}
