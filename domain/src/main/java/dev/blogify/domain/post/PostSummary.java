package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.time.Instant;

/** A post without its body, as lists show it. */
public record PostSummary(
    PostId postId,
    UserId author,
    PostStatus status,
    Version version,
    Slug slug,
    Title title,
    Excerpt excerpt,
    Tags tags,
    Option<MediaId> cover,
    Option<CanonicalUrl> canonicalUrl,
    Option<Language> language,
    Option<Instant> publishedAt,
    Option<Instant> publishAt,
    boolean hasWorkingCopy,
    Instant updatedAt) {

  /** What its author sees: the newest content. */
  public static PostSummary ofLatestContent(Post post) {
    var hasCopy = post instanceof Post.Published published && published.workingCopy().isDefined();
    return create(
        post, post.content(), post.version(), post.slug(), post.metadata().updatedAt(), hasCopy);
  }

  /** What readers see: the live content, tagged with its own version. */
  public static PostSummary ofPublished(Post.Published post) {
    var live = post.publishedVersion();
    return create(
        post,
        live.content(),
        live.version(),
        post.metadata().slugHistory().current(),
        live.publishedAt(),
        false);
  }

  private static PostSummary create(
      Post post, Content content, Version version, Slug slug, Instant updatedAt, boolean hasCopy) {
    return new PostSummary(
        post.id(),
        post.author(),
        post.status(),
        version,
        slug,
        content.title(),
        content.excerptOrDerived(),
        content.tags(),
        content.cover(),
        content.canonicalUrl(),
        content.language(),
        post.metadata().firstPublishedAt(),
        post instanceof Post.Scheduled scheduled
            ? Option.some(scheduled.publishAt())
            : Option.none(),
        hasCopy,
        updatedAt);
  }
}
