package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.consumers.LambdaEvents;
import dev.blogify.adapters.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** SQS events with EventBridge messages. */
final class QueueEvents {
  static final String CORRELATION_ID = "17793124-05d4-b198-2fde-7ededc63b103";

  private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

  private QueueEvents() {}

  /** A batch of one message. */
  static String batchOf(String body) throws IOException {
    var message =
        LambdaEvents.queueMessage("queue", "059f36b4-87a3-44ab-83d2-661975830a7d", body, 1);
    return JSON.std.asString(LambdaEvents.batch(List.of(message)));
  }

  static String objectCreated(String bucket, String key) {
    return LambdaEvents.objectCreated(CORRELATION_ID, bucket, key, TIME);
  }

  /** A domain event in EventBridge's envelope. */
  static String eventBridgeEnvelope(String cloudEvent) {
    var event = JsonObject.parse(cloudEvent);
    return LambdaEvents.eventBridgeEvent(
        CORRELATION_ID, event.text("type"), event.text("source"), TIME, cloudEvent);
  }
}
