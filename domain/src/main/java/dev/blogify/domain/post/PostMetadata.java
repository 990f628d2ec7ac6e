package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a post has in every life.
 *
 * @param firstPublishedAt when the world first saw it; never changes once there
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

  PostMetadata withSlug(Slug to) {
    return new PostMetadata(
        id, author, version, slugHistory.withCurrent(to), firstPublishedAt, updatedAt);
  }

  PostMetadata withFirstPublication(Instant first) {
    return new PostMetadata(
        id, author, version, slugHistory.withCurrentPublic(), Option.some(first), updatedAt);
  }
}
