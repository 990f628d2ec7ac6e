package dev.blogify.acceptance.contract;

import dev.blogify.adapters.consumers.Delivery;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.events.WireEvent;
import io.vavr.collection.Seq;

/** What lies between a change and those who are told of it, as those who run a platform see it. */
public interface Pipeline {
  /** Every event of the domain that the bus took, once. */
  Seq<WireEvent> events();

  /** Lets the consumer of a subscription fail on every message until it is repaired. */
  void breakDown(Subscription subscription);

  /** Lets it fail as many times as said, and work from then on. */
  void breakDown(Subscription subscription, int times);

  void repair(Subscription subscription);

  /** What the consumer of a subscription failed on too often. */
  Seq<DeadLetter> deadLetters(Subscription subscription);

  /** Has the dead letters of a subscription delivered again, as if they were new. */
  void redrive(Subscription subscription);

  /** Has everything that the bus ever took delivered again, to everybody. */
  void replay();

  /**
   * Waits, at most half a minute, until every change is told, and every message is handled or a
   * dead letter.
   */
  void settle();

  /** Every row of audit trail, inboxes, tag counts and media, sorted; without what is internal. */
  Seq<String> projections();

  /**
   * A message that was given up.
   *
   * @param reason what went wrong, last
   */
  record DeadLetter(Delivery delivery, String reason) {}
}
