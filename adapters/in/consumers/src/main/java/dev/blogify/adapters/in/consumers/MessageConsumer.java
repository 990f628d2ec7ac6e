package dev.blogify.adapters.in.consumers;

/** Handles the messages of one queue. */
@FunctionalInterface
public interface MessageConsumer {
  /**
   * Handles one message. A message can be delivered several times, late and out of order. After an
   * exception the queue delivers the message again, and finally moves it to the dead-letter queue.
   */
  void handle(EventBridgeMessage message);
}
