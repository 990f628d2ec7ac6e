package dev.blogify.infrastructure.local;

import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.out.embedded.bus.Rule;
import java.time.Duration;

/** Maps subscriptions to rules of the embedded bus. */
final class SubscriptionRules {
  /** The bucket name that events and event patterns state for the media folder. */
  static final String MEDIA_BUCKET = "blogify-local";

  /**
   * The visibility timeout is this multiple of the consumer timeout, as for the SQS queues on AWS.
   */
  private static final int VISIBILITY_TIMEOUT_FACTOR = 6;

  private static final int TOPIC_MAX_RECEIVE_COUNT = 5;
  private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(1);

  private SubscriptionRules() {}

  static Rule toRule(Subscription subscription) {
    return switch (subscription.target()) {
      case Queue queue -> toRule(subscription, queue.maxReceiveCount(), queue.timeout());
      case Topic _ -> toRule(subscription, TOPIC_MAX_RECEIVE_COUNT, TOPIC_TIMEOUT);
    };
  }

  private static Rule toRule(Subscription subscription, int maxReceiveCount, Duration timeout) {
    return new Rule(
        subscription.name(),
        subscription.bus(),
        subscription.pattern(MEDIA_BUCKET),
        maxReceiveCount,
        timeout.multipliedBy(VISIBILITY_TIMEOUT_FACTOR));
  }
}
