package dev.blogify.domain.post;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * The addresses of one post: the one it has, and all under which the world has seen it. The latter
 * are kept, so that old links go on to lead here.
 */
public record SlugHistory(Slug current, Set<Slug> publicSlugs) {
  /** More former addresses than this is abuse; it also bounds what a purge must release at once. */
  public static final int MAX_PUBLIC_SLUGS = 20;

  static SlugHistory initial(Slug current) {
    return new SlugHistory(current, HashSet.empty());
  }

  SlugHistory withCurrent(Slug to) {
    return new SlugHistory(to, publicSlugs);
  }

  SlugHistory withCurrentPublic() {
    return new SlugHistory(current, publicSlugs.add(current));
  }
}
