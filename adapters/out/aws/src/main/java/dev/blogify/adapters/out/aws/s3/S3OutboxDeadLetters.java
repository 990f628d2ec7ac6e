package dev.blogify.adapters.out.aws.s3;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Outbox dead letters in the failure bucket, by id: records that could not be decoded, and batches
 * that Lambda discarded. Lambda writes the latter under {@code aws/lambda/} with the records as
 * payload (AWS: on-failure destinations of event source mappings).
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
        put -> put.bucket(bucket).key(entry.id()).contentType("application/json"),
        RequestBody.fromString(json));
  }

  @Override
  public Page<UndecodableRecord> list(Page.PageRequest page) {
    var listed =
        client.listObjectsV2(list ->
            list.bucket(bucket).maxKeys(page.limit()).startAfter(page.cursor().getOrNull()));
    var keys = Vector.ofAll(listed.contents()).map(S3Object::key);
    return new Page<>(
        keys.flatMap(this::readEntry), Option.when(listed.isTruncated(), () -> keys.last()));
  }

  @Override
  public void remove(String id) {
    client.deleteObject(delete -> delete.bucket(bucket).key(id));
  }

  /** Returns none if the object was removed after it was listed. */
  private Option<UndecodableRecord> readEntry(String key) {
    try {
      var object = client.getObjectAsBytes(get -> get.bucket(bucket).key(key));
      return Option.some(parseEntry(key, object.asUtf8String()));
    } catch (NoSuchKeyException _) {
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
    } catch (IllegalArgumentException invalid) {
      return new UndecodableRecord("", key, "unknown format: " + invalid.getMessage(), text);
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
