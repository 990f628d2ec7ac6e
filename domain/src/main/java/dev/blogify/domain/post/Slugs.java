package dev.blogify.domain.post;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * The addresses of one post: the one it has, and all under which the world has seen it. The latter
 * are kept, so that old links go on to lead here.
 */
public record Slugs(Slug current, Set<Slug> everPublic) {
  /** More former addresses than this is abuse; it also bounds what a purge must release at once. */
  public static final int MAX_PUBLIC = 20;

  static Slugs unpublished(Slug current) {
    return new Slugs(current, HashSet.empty());
  }

  Slugs renamed(Slug to) {
    return new Slugs(to, everPublic);
  }

  Slugs published() {
    return new Slugs(current, everPublic.add(current));
  }
}
