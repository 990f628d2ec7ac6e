package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.time.Instant;

/**
 * The last change of a post. Nothing of it is left but the facts, so there is no state after.
 *
 * @param version of the change, as if there were
 */
public record PostPurge(
    Post.Trashed before, Version version, Instant purgedAt, Seq<PostEvent> events) {
  /** The slugs that others may claim from now on: all that the post held. */
  public Set<Slug> releasedSlugs() {
    return before.metadata().slugHistory().publicSlugs().add(before.slug());
  }
}
