package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.consumers.LambdaEvents;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lambda events with records of the posts table's stream. */
final class StreamEvents {
  /** The key under which Lambda stores a failed batch. */
  static final String FAILURE_RECORD_KEY =
      "aws/lambda/8b1f6f2e-0d0c-4b0e-9a2f-3f5f4c8f7a11/shardId-00000001-abcdef/2026/03/01/"
          + "2026-03-01T12.31.00-1f0e7d7c-7d0d-4a83-8a6e-5a8f7f0f0001";

  private static final String POST_ID = "019ca9b4-9e58-7000-8000-000000000001";

  private static final String EVENT =
      """
      {"specversion":"1.0","id":"5c0e5a0f-6c3b-3b9d-8d0e-1f8d4b6f0c11","source":"blogify.posts",\
      "type":"blogify.post.trashed.v1","subject":"posts/%s","time":"2026-03-01T12:30:00.120Z",\
      "datacontenttype":"application/json",\
      "dataschema":"https://blogify.dev/events/post.trashed/1.json",\
      "sequence":"0000000002.00","correlationid":"request-17","actorrole":"system",\
      "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",\
      "data":{"postId":"%s","authorId":"alice"}}\
      """
          .formatted(POST_ID, POST_ID);

  private StreamEvents() {}

  static String publishable() throws IOException {
    return batch("0000000000000000000000000000000a", EVENT);
  }

  static String undecodable() throws IOException {
    return batch("0000000000000000000000000000000b", "no event");
  }

  static String failureRecord() throws IOException {
    return JSON.std.asString(
        Map.of(
            "requestContext",
            Map.of("condition", "RetryAttemptsExhausted", "approximateInvokeCount", 11),
            "version",
            "1.0",
            "timestamp",
            "2026-03-01T12:31:00.000Z",
            "DDBStreamBatchInfo",
            Map.of("shardId", "shardId-00000001-abcdef", "startSequenceNumber", "100000000001"),
            "payload",
            publishable()));
  }

  private static String batch(String eventId, String event) throws IOException {
    var image =
        Map.of(
            "postId", Map.of("S", POST_ID),
            "version", Map.of("N", "2"),
            "outbox", Map.of("L", List.of(Map.of("S", event))));
    var record =
        LambdaEvents.streamRecord(
            eventId,
            "MODIFY",
            "100000000001",
            Instant.parse("2026-03-01T12:30:00Z"),
            Map.of("postId", Map.of("S", POST_ID)),
            Map.of("NewImage", image));
    return JSON.std.asString(LambdaEvents.batch(List.of(record)));
  }
}
