package dev.blogify.adapters.embedded.bus;

import java.time.Duration;

/**
 * Which entries of a bus go into the queue of the same name.
 *
 * @param pattern in EventBridge's own language
 * @param maxReceives after how many failed attempts a message is a dead letter
 * @param visibility how long a message is hidden while it is handled
 */
public record Rule(String name, Bus bus, String pattern, int maxReceives, Duration visibility) {
  public enum Bus {
    /** Which all events of the domain come by. */
    BLOGIFY,
    /** Where services of AWS would tell what they did; here, the media folder. */
    DEFAULT
  }
}
