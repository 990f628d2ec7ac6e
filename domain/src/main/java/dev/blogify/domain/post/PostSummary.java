package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.time.Instant;

/** A post without its body, for lists. */
public record PostSummary(
    PostId postId,
    UserId author,
    PostStatus status,
    Version version,
    Slug slug,
    Title title,
    String excerpt,
    Tags tags,
    Option<MediaId> cover,
    Option<CanonicalUrl> canonicalUrl,
    Option<Language> language,
    Option<Instant> publishedAt,
    Option<Instant> publishAt,
    boolean hasWorkingCopy,
    Instant updatedAt) {

  /** Summarizes the latest content, for the author and editors. */
  public static PostSummary ofLatestContent(Post post) {
    var hasWorkingCopy =
        post instanceof Post.Published published && published.workingCopy().isDefined();
    var updatedAt = post.metadata().updatedAt();
    return create(post, post.content(), post.version(), post.slug(), updatedAt, hasWorkingCopy);
  }

  /** Summarizes the published content and its version, for readers. */
  public static PostSummary ofPublished(Post.Published post) {
    var published = post.publishedVersion();
    var slug = post.metadata().slugHistory().current();
    return create(
        post, published.content(), published.version(), slug, published.publishedAt(), false);
  }

  private static PostSummary create(
      Post post,
      Content content,
      Version version,
      Slug slug,
      Instant updatedAt,
      boolean hasWorkingCopy) {
    return new PostSummary(
        post.id(),
        post.author(),
        post.status(),
        version,
        slug,
        content.title(),
        content.excerptText(),
        content.tags(),
        content.cover(),
        content.canonicalUrl(),
        content.language(),
        post.metadata().firstPublishedAt(),
        post instanceof Post.Scheduled scheduled
            ? Option.some(scheduled.publishAt())
            : Option.none(),
        hasWorkingCopy,
        updatedAt);
  }
}
