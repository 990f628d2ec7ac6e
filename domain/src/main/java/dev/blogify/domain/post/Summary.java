package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.time.Instant;

/** A post without its body, as lists show it. */
public record Summary(
    PostId post,
    UserId author,
    Status status,
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
  public static Summary newest(Post post) {
    var hasCopy = post instanceof Post.Published published && published.copy().isDefined();
    return summary(
        post, post.content(), post.version(), post.slug(), post.head().updatedAt(), hasCopy);
  }

  /** What readers see: the live content, tagged with its own version. */
  public static Summary live(Post.Published post) {
    var live = post.live();
    return summary(
        post, live.content(), live.version(), post.head().slugs().current(), live.since(), false);
  }

  private static Summary summary(
      Post post, Content content, Version version, Slug slug, Instant updatedAt, boolean hasCopy) {
    return new Summary(
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
        post.head().firstPublished(),
        post instanceof Post.Scheduled scheduled
            ? Option.some(scheduled.publishAt())
            : Option.none(),
        hasCopy,
        updatedAt);
  }
}
