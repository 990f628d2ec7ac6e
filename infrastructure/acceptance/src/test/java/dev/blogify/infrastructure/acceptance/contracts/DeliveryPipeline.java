package dev.blogify.infrastructure.acceptance.contracts;

import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.Subscription;
import io.vavr.collection.Seq;

/** What lies between a change and those who are told of it, as those who run a platform see it. */
public interface DeliveryPipeline {
  /** Every event of the domain that the bus took, once. */
  Seq<ReceivedEvent> publishedEvents();

  /** Lets the consumer of a subscription fail on every message until it is repaired. */
  void failConsumer(Subscription subscription);

  /** Lets it fail as many times as said, and work from then on. */
  void failConsumer(Subscription subscription, int times);

  void restoreConsumer(Subscription subscription);

  /** What the consumer of a subscription failed on too often. */
  Seq<DeadLetter> deadLetters(Subscription subscription);

  /** Has the dead letters of a subscription delivered again, as if they were new. */
  void redrive(Subscription subscription);

  /** Has everything that the bus ever took delivered again, to everybody. */
  void replayArchive();

  /**
   * Waits, at most half a minute, until every change is told, and every message is handled or a
   * dead letter.
   */
  void awaitIdle();

  /** Every row of audit trail, inboxes, tag counts and media, sorted; without what is internal. */
  Seq<String> projections();

  /**
   * A message that was given up.
   *
   * @param reason what went wrong, last
   */
  record DeadLetter(EventBridgeMessage message, String reason) {}
}
