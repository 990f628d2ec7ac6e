package dev.blogify.adapters.in.consumers;

import java.time.Duration;

/**
 * Who gets which events: a rule on a bus, and where it leads.
 *
 * @param name that of the rule, and of the queue and the function behind it
 * @param bus where the rule listens
 * @param pattern which events match, in EventBridge's own language; {@link
 *     #MEDIA_BUCKET_PLACEHOLDER} in it stands for the bucket of a deployment
 */
public record Subscription(String name, Bus bus, String pattern, Target target) {
  static final String MEDIA_BUCKET_PLACEHOLDER = "${MEDIA_BUCKET}";

  /** The pattern of a deployment whose media lie in a bucket. */
  public String pattern(String mediaBucket) {
    return pattern.replace(MEDIA_BUCKET_PLACEHOLDER, mediaBucket);
  }

  public enum Bus {
    /** Blogify's own, which all events of the domain come by. */
    BLOGIFY,
    /** The account's, where AWS's own services tell what they did. */
    DEFAULT
  }

  /** Where what matches is sent. */
  public sealed interface Target {
    /**
     * A queue of its own before a function, with a queue for dead letters behind it.
     *
     * @param batchSize how many messages the function is handed at most, one after the other; their
     *     calls must fit into its timeout
     * @param maxReceiveCount after how many failed attempts a message is a dead letter
     * @param timeout of the function; a message is hidden for six times as long (AWS: SQS as an
     *     event source)
     */
    record Queue(int batchSize, int maxReceiveCount, Duration timeout) implements Target {}

    /** An SNS topic, which people subscribe to. */
    record Topic() implements Target {}
  }
}
