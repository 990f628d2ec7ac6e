package dev.blogify.infrastructure.acceptance.contracts;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.Subscription;
import io.vavr.collection.Seq;

/** The operator's view of event delivery: the archive, the queues and their dead letters. */
public interface DeliveryPipeline {
  /** All domain events that the bus accepted, each once. */
  Seq<ParsedEvent> publishedEvents();

  /** Makes the consumer of a subscription fail on every message until it is repaired. */
  void failConsumer(Subscription subscription);

  /** Makes the consumer fail the given number of times. */
  void failConsumer(Subscription subscription, int times);

  void restoreConsumer(Subscription subscription);

  /** The dead letters of a subscription. */
  Seq<DeadLetter> deadLetters(Subscription subscription);

  /** Moves the dead letters of a subscription back to its queue. */
  void redrive(Subscription subscription);

  /** Replays the whole archive to all subscriptions. */
  void replayArchive();

  /**
   * Waits, for at most 30 seconds, until the outbox is published and each message is handled or a
   * dead letter.
   */
  void awaitIdle();

  /**
   * All rows of the audit trail, inboxes, tag counts and media, sorted, without internal columns.
   */
  Seq<String> projections();

  /**
   * A dead letter.
   *
   * @param reason the last failure
   */
  record DeadLetter(EventBridgeMessage message, String reason) {}
}
