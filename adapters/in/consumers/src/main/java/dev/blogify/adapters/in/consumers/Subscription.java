package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.application.ports.Ports;
import java.time.Duration;
import java.util.function.Function;

/**
 * A rule on a bus and its target.
 *
 * @param name of the rule, and of the queue and the Lambda function behind it
 * @param pattern an EventBridge event pattern; {@link #MEDIA_BUCKET_PLACEHOLDER} in it stands for
 *     the name of the media bucket
 */
public record Subscription(String name, EventBusName bus, String pattern, Target target) {
  static final String MEDIA_BUCKET_PLACEHOLDER = "${MEDIA_BUCKET}";

  /** The event pattern for a media bucket. */
  public String pattern(String mediaBucket) {
    return pattern.replace(MEDIA_BUCKET_PLACEHOLDER, mediaBucket);
  }

  /** The destination of matching events. */
  public sealed interface Target {
    /**
     * A queue with a consumer and a dead-letter queue.
     *
     * @param batchSize maximum number of messages per invocation, which are handled one after the
     *     other within the timeout
     * @param maxReceiveCount failed receives after which a message moves to the dead-letter queue
     * @param timeout of one invocation; the visibility timeout is six times as long (AWS: SQS as an
     *     event source)
     * @param consumer makes the consumer of a platform from the ports that it needs
     */
    record Queue(
        int batchSize,
        int maxReceiveCount,
        Duration timeout,
        Function<Ports, MessageConsumer> consumer)
        implements Target {}

    /** An SNS topic with human subscribers. */
    record Topic() implements Target {}
  }
}
