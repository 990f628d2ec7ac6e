package dev.blogify.application.media;

import dev.blogify.application.ports.EdgeCache;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.UUID;

/** Records invalidations. */
public final class InMemoryEdgeCache implements EdgeCache {
  private Map<UUID, Seq<String>> invalidated = LinkedHashMap.empty();

  @Override
  public synchronized void invalidate(UUID reason, Seq<String> paths) {
    if (paths.isEmpty() || !paths.forAll(path -> path.startsWith("/"))) {
      throw new IllegalArgumentException("No paths: " + paths);
    }
    if (invalidated.get(reason).exists(before -> !before.equals(paths))) {
      throw new IllegalStateException("Other paths for " + reason);
    }
    invalidated = invalidated.put(reason, paths);
  }

  /** All invalidations, in order. */
  public synchronized Seq<Seq<String>> invalidatedPaths() {
    return invalidated.values();
  }
}
