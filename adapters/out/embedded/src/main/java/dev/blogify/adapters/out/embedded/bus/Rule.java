package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.events.EventBusName;
import java.time.Duration;

/**
 * Which entries of a bus go into the queue of the same name.
 *
 * @param pattern in EventBridge's own language
 * @param maxReceiveCount after how many failed attempts a message is a dead letter
 * @param visibilityTimeout how long a message is hidden while it is handled
 */
public record Rule(
    String name,
    EventBusName bus,
    String pattern,
    int maxReceiveCount,
    Duration visibilityTimeout) {}
