package dev.blogify.adapters.in.consumers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as Lambda passes them to functions (AWS: Using Lambda with DynamoDB Streams, with SQS,
 * with EventBridge), as maps that tests may change and that any JSON library can write.
 */
public final class LambdaEvents {
  private static final String REGION = "eu-west-3";
  private static final String ACCOUNT = "123456789012";

  private LambdaEvents() {}

  /** A batch of stream records or of queue messages. */
  public static Map<String, Object> batch(List<?> records) {
    return map("Records", records);
  }

  /**
   * A record of a change of an item.
   *
   * @param keys DynamoDB JSON, such as {@code {"postId": {"S": "..."}}}
   * @param images DynamoDB JSON by {@code NewImage} and {@code OldImage}, each of which may be
   *     absent
   */
  public static Map<String, Object> streamRecord(
      String eventId,
      String eventName,
      String sequenceNumber,
      Instant createdAt,
      Map<String, Object> keys,
      Map<String, Object> images) {
    var change =
        map(
            "ApproximateCreationDateTime",
            createdAt.toEpochMilli() / 1000.0,
            "Keys",
            keys,
            "SequenceNumber",
            sequenceNumber,
            "SizeBytes",
            1_234,
            "StreamViewType",
            "NEW_AND_OLD_IMAGES");
    change.putAll(images);
    return map(
        "eventID",
        eventId,
        "eventName",
        eventName,
        "eventVersion",
        "1.1",
        "eventSource",
        "aws:dynamodb",
        "awsRegion",
        REGION,
        "dynamodb",
        change,
        "eventSourceARN",
        "arn:aws:dynamodb:%s:%s:table/T/stream/2026".formatted(REGION, ACCOUNT));
  }

  /** A message that was received this many times. */
  public static Map<String, Object> queueMessage(
      String queue, String messageId, String body, int receiveCount) {
    return map(
        "messageId",
        messageId,
        "receiptHandle",
        "AQEB" + messageId,
        "body",
        body,
        "attributes",
        map(
            "ApproximateReceiveCount",
            Integer.toString(receiveCount),
            "SentTimestamp",
            "1772355600000",
            "SenderId",
            "AIDAIENQZJOLO23YVJ4VO",
            "ApproximateFirstReceiveTimestamp",
            "1772355600001"),
        "messageAttributes",
        map(),
        "md5OfBody",
        "e4e68fb7bd0e697a0ae8f1bb342846b3",
        "eventSource",
        "aws:sqs",
        "eventSourceARN",
        "arn:aws:sqs:%s:%s:%s".formatted(REGION, ACCOUNT, queue),
        "awsRegion",
        REGION);
  }

  /** An event of EventBridge, as JSON, which is the body of a queue message. */
  public static String eventBridgeEvent(
      String id, String detailType, String source, Instant time, String detail) {
    return """
    {"version":"0","id":"%s","detail-type":"%s","source":"%s","account":"%s","time":"%s",\
    "region":"%s","resources":[],"detail":%s}\
    """
        .formatted(id, detailType, source, ACCOUNT, time, REGION, detail);
  }

  /** S3's event about a new object, as JSON; the key is not encoded. */
  public static String objectCreated(String id, String bucket, String key, Instant time) {
    return eventBridgeEvent(
        id,
        "Object Created",
        "aws.s3",
        time,
        """
        {"version":"0","bucket":{"name":"%s"},"object":{"key":"%s","size":5,\
        "etag":"b1946ac92492d2347c6235b4d2611184","sequencer":"617f08299329d189"},\
        "request-id":"N4N7GDK58NMKJ12R","requester":"%s","source-ip-address":"203.0.113.7",\
        "reason":"PutObject"}\
        """
            .formatted(bucket, key, ACCOUNT));
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
