package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.time.Instant;

/**
 * The permanent deletion of a post, with its last events.
 *
 * @param version version of the deletion, one above that of the trashed post
 */
public record PostPurge(
    Post.Trashed before, Version version, Instant purgedAt, Seq<PostEvent> events) {
  /** The slugs that other posts may claim afterwards: all slugs of this post. */
  public Set<Slug> releasedSlugs() {
    return before.reservedSlugs();
  }
}
