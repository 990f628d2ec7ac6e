package dev.blogify.application.media;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.UUID;

/** Remembers what it was to forget. */
public final class InMemoryEdgeCache implements EdgeCache {
  private Map<UUID, Seq<String>> forgotten = LinkedHashMap.empty();

  @Override
  public synchronized void forget(UUID reason, Seq<String> paths) {
    if (paths.isEmpty() || !paths.forAll(path -> path.startsWith("/"))) {
      throw new IllegalArgumentException("No paths: " + paths);
    }
    if (forgotten.get(reason).exists(before -> !before.equals(paths))) {
      throw new IllegalStateException("Other paths for " + reason);
    }
    forgotten = forgotten.put(reason, paths);
  }

  /** Each time it was told, in order. */
  public synchronized Seq<Seq<String>> forgotten() {
    return forgotten.values();
  }
}
