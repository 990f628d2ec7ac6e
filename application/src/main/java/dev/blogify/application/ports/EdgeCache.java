package dev.blogify.application.ports;

import io.vavr.collection.Seq;
import java.util.UUID;

/**
 * A cache of public responses in front of the platform, such as a CDN. Every implementation passes
 * {@code EdgeCacheContract}.
 */
public interface EdgeCache {
  /**
   * Invalidates all cached responses under some paths, within seconds or minutes. Idempotent for
   * the same id and paths.
   *
   * @param invalidationId id of the event that caused the invalidation; must not be used again with
   *     other paths
   * @param paths absolute, percent-encoded paths; a trailing star matches any suffix
   */
  void invalidate(UUID invalidationId, Seq<String> paths);
}
