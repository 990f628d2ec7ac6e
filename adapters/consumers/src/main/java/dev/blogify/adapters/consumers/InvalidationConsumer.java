package dev.blogify.adapters.consumers;

import dev.blogify.application.media.EdgeCache;

/** Lets the edge forget what an event names, once for each event. */
public final class InvalidationConsumer implements Consumer {
  private final EdgeCache cache;

  public InvalidationConsumer(EdgeCache cache) {
    this.cache = cache;
  }

  @Override
  public void handle(Delivery delivery) {
    var wire = delivery.event();
    cache.forget(wire.event().id(), wire.data().object("invalidate").texts("paths"));
  }
}
