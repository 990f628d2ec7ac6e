package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket of undelivered records: undecodable records from the outbox relay, and batches that
 * Lambda discarded.
 */
record LambdaFailureBucket(S3Client s3, String name) {
  static final String PREFIX = "failures-";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Creates a bucket. */
  static LambdaFailureBucket create(S3Client s3) {
    var name = PREFIX + UUID.randomUUID();
    s3.createBucket(request -> request.bucket(name));
    return new LambdaFailureBucket(s3, name);
  }

  Seq<String> keys() {
    return Vector.ofAll(s3.listObjectsV2(request -> request.bucket(name)).contents())
        .map(S3Object::key);
  }

  String read(String key) {
    return s3.getObjectAsBytes(request -> request.bucket(name).key(key)).asUtf8String();
  }

  void write(String key, String json) {
    s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(json));
  }

  void remove(String key) {
    s3.deleteObject(request -> request.bucket(name).key(key));
  }

  /**
   * Writes a discarded batch with the whole event, as an event source mapping does (AWS: S3
   * destinations).
   */
  void writeLambdaFailure(String function, String shard, byte[] event) {
    try {
      var records = JSON.readTree(event).path("Records");
      var first = sequenceNumber(records.path(0));
      var last = sequenceNumber(records.path(records.size() - 1));
      var report =
          Map.of(
              "requestContext",
              Map.of(
                  "requestId",
                  UUID.randomUUID().toString(),
                  "functionArn",
                  "arn:aws:lambda:eu-west-3:000000000000:function:" + function,
                  "condition",
                  "RetryAttemptsExhausted",
                  "approximateInvokeCount",
                  11),
              "responseContext",
              Map.of("statusCode", 200, "executedVersion", "$LATEST"),
              "version",
              "1.0",
              "timestamp",
              Instant.now().toString(),
              "DDBStreamBatchInfo",
              Map.of(
                  "shardId", shard,
                  "startSequenceNumber", first,
                  "endSequenceNumber", last,
                  "batchSize", records.size()),
              "payload",
              new String(event, UTF_8));
      write(
          "aws/lambda/%s/%s/2026/11/26/%s".formatted(UUID.randomUUID(), shard, UUID.randomUUID()),
          JSON.writeValueAsString(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sequenceNumber(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }
}
