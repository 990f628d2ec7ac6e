package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.events.EventBusName;
import java.time.Duration;

/**
 * A rule that sends the matching events of a bus to the queue of the same name.
 *
 * @param pattern an event pattern (AWS: EventBridge event patterns)
 * @param maxReceiveCount the number of failed receives after which a message becomes a dead letter
 * @param visibilityTimeout the time for which a received message is invisible to other receives
 */
public record Rule(
    String name,
    EventBusName bus,
    String pattern,
    int maxReceiveCount,
    Duration visibilityTimeout) {}
