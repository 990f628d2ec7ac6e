package dev.blogify.infrastructure.acceptance.simulation.events;

import dev.blogify.adapters.in.consumers.LambdaEvents;
import dev.blogify.application.ports.CloudEvent;
import java.time.Instant;
import java.util.Locale;

/** Events in EventBridge's format, with ids from a counter. */
public final class EventBridgeEntries {
  private EventBridgeEntries() {}

  public static String fromEvent(long number, CloudEvent event) {
    return LambdaEvents.eventBridgeEvent(
        id(number), event.type(), event.source(), event.time(), event.json());
  }

  /** S3's event about a new object. */
  public static String objectCreated(long number, String key, Instant at) {
    return LambdaEvents.objectCreated(id(number), SimulatedRules.BUCKET, key, at);
  }

  private static String id(long number) {
    return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
  }
}
