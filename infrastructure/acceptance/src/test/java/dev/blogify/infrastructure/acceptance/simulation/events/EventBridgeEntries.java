package dev.blogify.infrastructure.acceptance.simulation.events;

import dev.blogify.application.ports.CloudEvent;
import java.time.Instant;
import java.util.Locale;

/** Events in EventBridge's format. */
public final class EventBridgeEntries {
  private EventBridgeEntries() {}

  public static String fromEvent(long number, CloudEvent event) {
    return entry(number, event.type(), event.source(), event.time(), event.json());
  }

  /** S3's event about a new object. */
  public static String objectCreated(long number, String key, Instant at) {
    return entry(
        number,
        "Object Created",
        "aws.s3",
        at,
        "{\"version\":\"0\",\"bucket\":{\"name\":\""
            + SimulatedRules.BUCKET
            + "\"},\"object\":{\"key\":\""
            + key
            + "\",\"etag\":\"e\",\"sequencer\":\"00\"},\"reason\":\"PutObject\"}");
  }

  private static String entry(
      long number, String type, String source, Instant time, String detail) {
    return "{\"version\":\"0\",\"id\":\""
        + String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number)
        + "\",\"detail-type\":\""
        + type
        + "\",\"source\":\""
        + source
        + "\",\"account\":\"123456789012\",\"time\":\""
        + time
        + "\",\"region\":\"eu-west-1\",\"resources\":[],\"detail\":"
        + detail
        + "}";
  }
}
