package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Attributes that a post has in every state.
 *
 * @param firstPublishedAt time of the first publication; never changes once set
 */
public record PostMetadata(
    PostId id,
    UserId author,
    Version version,
    SlugHistory slugHistory,
    Option<Instant> firstPublishedAt,
    Instant updatedAt) {

  PostMetadata nextVersion(Instant now) {
    return new PostMetadata(id, author, version.next(), slugHistory, firstPublishedAt, now);
  }

  PostMetadata withSlug(Slug slug) {
    var slugs = new SlugHistory(slug, slugHistory.publicSlugs());
    return new PostMetadata(id, author, version, slugs, firstPublishedAt, updatedAt);
  }

  PostMetadata withFirstPublication(Instant publishedAt) {
    var current = slugHistory.current();
    var slugs = new SlugHistory(current, slugHistory.publicSlugs().add(current));
    return new PostMetadata(id, author, version, slugs, Option.some(publishedAt), updatedAt);
  }
}
