package dev.blogify.adapters.out.embedded.bus;

import java.time.Duration;

/**
 * Which entries of a bus go into the queue of the same name.
 *
 * @param pattern in EventBridge's own language
 * @param maxReceiveCount after how many failed attempts a message is a dead letter
 * @param visibilityTimeout how long a message is hidden while it is handled
 */
public record Rule(
    String name, Bus bus, String pattern, int maxReceiveCount, Duration visibilityTimeout) {
  public enum Bus {
    /** Which all events of the domain come by. */
    BLOGIFY,
    /** Where services of AWS would tell what they did; here, the media folder. */
    DEFAULT
  }
}
