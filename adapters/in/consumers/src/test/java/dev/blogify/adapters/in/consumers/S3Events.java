package dev.blogify.adapters.in.consumers;

/**
 * The events of S3 on EventBridge (AWS: Amazon S3 User Guide, EventBridge event message structure).
 */
final class S3Events {
  private S3Events() {}

  static String created(String bucket, String key) {
    return event(bucket, key, "Object Created", "aws.s3");
  }

  static String event(String bucket, String key, String type, String source) {
    return """
    {
      "version": "0",
      "id": "17793124-05d4-b198-2fde-7ededc63b103",
      "detail-type": "%s",
      "source": "%s",
      "account": "123456789012",
      "time": "2026-03-01T12:30:01Z",
      "region": "eu-west-3",
      "resources": ["arn:aws:s3:::%s"],
      "detail": {
        "version": "0",
        "bucket": {"name": "%s"},
        "object": {
          "key": "%s",
          "size": 68,
          "etag": "b1946ac92492d2347c6235b4d2611184",
          "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
          "sequencer": "00617F08299329D189"
        },
        "request-id": "N4N7GDK58NMKJ12R",
        "requester": "123456789012",
        "source-ip-address": "203.0.113.17",
        "reason": "PutObject"
      }
    }
    """
        .formatted(type, source, bucket, bucket, key);
  }
}
