package dev.blogify.adapters.aws.s3;

import dev.blogify.adapters.events.WireEvent.Data;
import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.ParkedEntries;
import io.vavr.collection.LinkedHashMap;
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
public final class S3ParkedEntries implements ParkedEntries {
  private final S3Client client;
  private final String bucket;

  public S3ParkedEntries(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void park(Poison entry) {
    var json =
        new Data(
                LinkedHashMap.of(
                        "position", entry.position(),
                        "reason", entry.reason(),
                        "record", entry.record())
                    .toJavaMap())
            .json();
    client.putObject(
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(entry.id())
            .contentType("application/json")
            .build(),
        RequestBody.fromString(json));
  }

  @Override
  public Page<Poison> list(Page.Request page) {
    var answer =
        client.listObjectsV2(
            ListObjectsV2Request.builder()
                .bucket(bucket)
                .maxKeys(page.limit())
                .startAfter(page.after().getOrNull())
                .build());
    var keys = Vector.ofAll(answer.contents()).map(S3Object::key);
    return new Page<>(
        keys.flatMap(this::read), Option.when(answer.isTruncated(), () -> keys.last()));
  }

  @Override
  public void remove(String id) {
    client.deleteObject(DeleteObjectRequest.builder().bucket(bucket).key(id).build());
  }

  /** None if somebody removed it since it was listed. */
  private Option<Poison> read(String key) {
    try {
      var object =
          client.getObjectAsBytes(GetObjectRequest.builder().bucket(bucket).key(key).build());
      return Option.some(entry(key, object.asUtf8String()));
    } catch (NoSuchKeyException removed) {
      return Option.none();
    }
  }

  private static Poison entry(String key, String text) {
    try {
      var json = Data.parse(text);
      return json.members().containsKey("DDBStreamBatchInfo")
          ? givenUp(key, json)
          : new Poison(json.text("position"), key, json.text("reason"), json.text("record"));
    } catch (IllegalArgumentException foreign) {
      return new Poison("", key, "nobody here parks so: " + foreign.getMessage(), text);
    }
  }

  private static Poison givenUp(String key, Data json) {
    return new Poison(
        json.object("DDBStreamBatchInfo").text("startSequenceNumber"),
        key,
        json.object("requestContext").text("condition"),
        json.optionalText("payload").getOrElse(() -> json.object("payload").json()));
  }
}
