package dev.blogify.domain.post;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * The current slug of a post, and all slugs under which it was published. The latter stay reserved,
 * so that old links redirect to the post.
 */
public record SlugHistory(Slug current, Set<Slug> publicSlugs) {
  /** Prevents abuse, and bounds the number of slugs that one purge releases. */
  public static final int MAX_PUBLIC_SLUGS = 20;

  static SlugHistory initial(Slug current) {
    return new SlugHistory(current, HashSet.empty());
  }

  SlugHistory withCurrent(Slug slug) {
    return new SlugHistory(slug, publicSlugs);
  }

  SlugHistory withCurrentPublic() {
    return new SlugHistory(current, publicSlugs.add(current));
  }
}
