package dev.blogify.domain.post;

import io.vavr.collection.Set;

/**
 * The current slug of a post, and all slugs under which it was published. The latter stay reserved,
 * so that old links redirect to the post.
 */
public record SlugHistory(Slug current, Set<Slug> publicSlugs) {
  /** Prevents abuse, and bounds the number of slugs that one purge releases. */
  public static final int MAX_PUBLIC_SLUGS = 20;
}
