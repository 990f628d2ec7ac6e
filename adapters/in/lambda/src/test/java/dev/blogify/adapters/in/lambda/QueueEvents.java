package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** SQS events with EventBridge messages. */
final class QueueEvents {
  static final String CORRELATION_ID = "17793124-05d4-b198-2fde-7ededc63b103";

  private QueueEvents() {}

  /** A batch of one message. */
  static String batchOf(String body) throws IOException {
    return JSON.std.asString(
        Map.of(
            "Records",
            List.of(
                Map.of(
                    "messageId", "059f36b4-87a3-44ab-83d2-661975830a7d",
                    "receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
                    "body", body,
                    "attributes", Map.of("ApproximateReceiveCount", "1"),
                    "messageAttributes", Map.of(),
                    "eventSource", "aws:sqs",
                    "eventSourceARN", "arn:aws:sqs:eu-west-3:123456789012:queue",
                    "awsRegion", "eu-west-3"))));
  }

  static String objectCreated(String bucket, String key) {
    return """
    {"version":"0","id":"%s","detail-type":"Object Created","source":"aws.s3",\
    "account":"123456789012","time":"2026-03-01T09:00:00Z","region":"eu-west-3",\
    "resources":["arn:aws:s3:::%s"],"detail":{"version":"0","bucket":{"name":"%s"},\
    "object":{"key":"%s","size":70,"etag":"b1946ac92492d2347c6235b4d2611184",\
    "sequencer":"617f08299329d189"},"request-id":"N4N7GDK58NMKJ12R",\
    "requester":"123456789012","source-ip-address":"203.0.113.7","reason":"PutObject"}}\
    """
        .formatted(CORRELATION_ID, bucket, bucket, key);
  }

  /** A domain event in EventBridge's envelope. */
  static String eventBridgeEnvelope(String cloudEvent) throws IOException {
    var event = JsonObject.parse(cloudEvent);
    return """
    {"version":"0","id":"%s","detail-type":"%s","source":"%s","account":"123456789012",\
    "time":"2026-03-01T09:00:00Z","region":"eu-west-3","resources":[],"detail":%s}\
    """
        .formatted(CORRELATION_ID, event.text("type"), event.text("source"), cloudEvent);
  }
}
