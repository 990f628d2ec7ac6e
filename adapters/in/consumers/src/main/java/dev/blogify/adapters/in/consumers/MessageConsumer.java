package dev.blogify.adapters.in.consumers;

/** What a subscription's queue leads to. */
@FunctionalInterface
public interface MessageConsumer {
  /**
   * Handles one message, which may come again, late, and out of order. What is thrown means that it
   * was not handled: it comes again, and in the end is a dead letter.
   */
  void handle(EventBridgeMessage delivery);
}
