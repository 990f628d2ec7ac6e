package dev.blogify.adapters.in.consumers;

import dev.blogify.application.ports.EdgeCache;

/** Invalidates the CDN paths that an event lists. */
public final class InvalidationConsumer implements MessageConsumer {
  private final EdgeCache cache;

  public InvalidationConsumer(EdgeCache cache) {
    this.cache = cache;
  }

  @Override
  public void handle(EventBridgeMessage message) {
    var received = message.receivedEvent();
    cache.invalidate(received.event().id(), received.data().object("invalidate").texts("paths"));
  }
}
