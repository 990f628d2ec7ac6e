package dev.blogify.adapters.out.aws.s3;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies in the failure bucket, each under its id: the entries that were parked here, and the
 * batches that Lambda itself gave up (AWS: on-failure destinations of event source mappings, which
 * it writes under {@code aws/lambda/} with what it had handed over as their payload).
 */
public final class S3OutboxDeadLetters implements OutboxDeadLetters {
  private final S3Client client;
  private final String bucket;

  public S3OutboxDeadLetters(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void add(UndecodableRecord entry) {
    var json =
        JsonObject.EMPTY
            .with("position", entry.position())
            .with("reason", entry.reason())
            .with("record", entry.rawRecord())
            .toJson();
    client.putObject(
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(entry.id())
            .contentType("application/json")
            .build(),
        RequestBody.fromString(json));
  }

  @Override
  public Page<UndecodableRecord> list(Page.PageRequest page) {
    var answer =
        client.listObjectsV2(
            ListObjectsV2Request.builder()
                .bucket(bucket)
                .maxKeys(page.limit())
                .startAfter(page.cursor().getOrNull())
                .build());
    var keys = Vector.ofAll(answer.contents()).map(S3Object::key);
    return new Page<>(
        keys.flatMap(this::readEntry), Option.when(answer.isTruncated(), () -> keys.last()));
  }

  @Override
  public void remove(String id) {
    client.deleteObject(DeleteObjectRequest.builder().bucket(bucket).key(id).build());
  }

  /** None if somebody removed it since it was listed. */
  private Option<UndecodableRecord> readEntry(String key) {
    try {
      var object =
          client.getObjectAsBytes(GetObjectRequest.builder().bucket(bucket).key(key).build());
      return Option.some(parseEntry(key, object.asUtf8String()));
    } catch (NoSuchKeyException removed) {
      return Option.none();
    }
  }

  private static UndecodableRecord parseEntry(String key, String text) {
    try {
      var json = JsonObject.parse(text);
      return json.contains("DDBStreamBatchInfo")
          ? parseLambdaFailure(key, json)
          : new UndecodableRecord(
              json.text("position"), key, json.text("reason"), json.text("record"));
    } catch (IllegalArgumentException foreign) {
      return new UndecodableRecord("", key, "nobody here parks so: " + foreign.getMessage(), text);
    }
  }

  private static UndecodableRecord parseLambdaFailure(String key, JsonObject json) {
    return new UndecodableRecord(
        json.object("DDBStreamBatchInfo").text("startSequenceNumber"),
        key,
        json.object("requestContext").text("condition"),
        json.optionalText("payload").getOrElse(() -> json.object("payload").toJson()));
  }
}
