package dev.blogify.adapters.in.consumers;

import dev.blogify.application.ports.EdgeCache;

/** Lets the edge forget what an event names, once for each event. */
public final class InvalidationConsumer implements MessageConsumer {
  private final EdgeCache cache;

  public InvalidationConsumer(EdgeCache cache) {
    this.cache = cache;
  }

  @Override
  public void handle(EventBridgeMessage delivery) {
    var wire = delivery.receivedEvent();
    cache.invalidate(wire.event().id(), wire.data().object("invalidate").texts("paths"));
  }
}
