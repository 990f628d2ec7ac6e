package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.application.ports.Ports;
import java.time.Duration;
import java.util.function.Function;

/**
 * An EventBridge rule and its target.
 *
 * @param name the name of the rule, its queue and its Lambda function
 * @param pattern an EventBridge event pattern, in which {@link #MEDIA_BUCKET_PLACEHOLDER}
 *     represents the name of the media bucket
 */
public record Subscription(String name, EventBusName bus, String pattern, Target target) {
  static final String MEDIA_BUCKET_PLACEHOLDER = "${MEDIA_BUCKET}";

  /** Returns the event pattern with the name of the media bucket filled in. */
  public String pattern(String mediaBucket) {
    return pattern.replace(MEDIA_BUCKET_PLACEHOLDER, mediaBucket);
  }

  /** The destination of matching events. */
  public sealed interface Target {
    /**
     * A queue with a consumer and a dead-letter queue.
     *
     * @param batchSize the maximum number of messages per invocation; the consumer handles them
     *     sequentially within the timeout
     * @param maxReceiveCount the number of receives after which SQS moves a message to the
     *     dead-letter queue
     * @param timeout the timeout of one invocation; the visibility timeout is six times as long
     *     (AWS: SQS as an event source)
     * @param consumer a factory that creates the consumer from the ports of a platform
     */
    record Queue(
        int batchSize,
        int maxReceiveCount,
        Duration timeout,
        Function<Ports, MessageConsumer> consumer)
        implements Target {}

    /** An SNS topic with people as subscribers. */
    record Topic() implements Target {}
  }
}
