package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a post has in every life.
 *
 * @param firstPublished when the world first saw it; never changes once there
 */
public record Head(
    PostId id,
    UserId author,
    Version version,
    Slugs slugs,
    Option<Instant> firstPublished,
    Instant updatedAt) {

  Head next(Instant now) {
    return new Head(id, author, version.next(), slugs, firstPublished, now);
  }

  Head renamed(Slug to) {
    return new Head(id, author, version, slugs.renamed(to), firstPublished, updatedAt);
  }

  Head published(Instant first) {
    return new Head(id, author, version, slugs.published(), Option.some(first), updatedAt);
  }
}
