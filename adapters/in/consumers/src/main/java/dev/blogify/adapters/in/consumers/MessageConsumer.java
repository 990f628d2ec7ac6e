package dev.blogify.adapters.in.consumers;

/** Handles the messages of one queue. */
@FunctionalInterface
public interface MessageConsumer {
  /**
   * Handles one message. Delivery is at least once, possibly late and out of order. If this method
   * throws an exception, the queue redelivers the message, and moves it to the dead-letter queue
   * after the last attempt.
   */
  void handle(EventBridgeMessage message);
}
