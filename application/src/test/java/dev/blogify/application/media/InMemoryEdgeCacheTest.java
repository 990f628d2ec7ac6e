package dev.blogify.application.media;

import dev.blogify.application.ports.EdgeCache;
import io.vavr.collection.Seq;

final class InMemoryEdgeCacheTest implements EdgeCacheContract {
  private final InMemoryEdgeCache cache = new InMemoryEdgeCache();

  @Override
  public EdgeCache cache() {
    return cache;
  }

  @Override
  public Seq<Seq<String>> invalidatedPaths() {
    return cache.invalidatedPaths();
  }
}
