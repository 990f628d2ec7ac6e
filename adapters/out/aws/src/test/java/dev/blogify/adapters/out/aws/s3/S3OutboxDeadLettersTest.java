package dev.blogify.adapters.out.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.application.Page;
import dev.blogify.application.event.OutboxDeadLettersContract;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import dev.blogify.infrastructure.testengines.S3Mock;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

final class S3OutboxDeadLettersTest implements OutboxDeadLettersContract {
  /** A key in Lambda's format: event source mapping, shard, date, time and UUID. */
  private static final String GIVEN_UP =
      "aws/lambda/177110b9-5ee6-4a1c-9ba5-1a8a1f1d1d11/shardId-00000001782526098105-3fa7c9d4/"
          + "2026/03/01/2026-03-01T12.30.00-6f2a4c5e-1b7d-4f00-9d0e-2b6a3c4d5e6f";

  private static final String BATCH = "{\"Records\":[{\"eventID\":\"1\",\"eventName\":\"Zoë\"}]}";

  private final String bucket = "failures-" + UUID.randomUUID();
  private final S3Client client =
      S3Client.builder()
          .endpointOverride(S3Mock.endpoint())
          .forcePathStyle(true)
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(() -> AwsBasicCredentials.create("key", "secret"))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final OutboxDeadLetters deadLetters = new S3OutboxDeadLetters(client, bucket);

  @BeforeEach
  void open() {
    client.createBucket(request -> request.bucket(bucket));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  public OutboxDeadLetters deadLetters() {
    return deadLetters;
  }

  @Test
  void listsAndRemovesABatchThatLambdaDiscarded() throws IOException {
    put(GIVEN_UP, discardedBatch(BATCH));

    var entry = new UndecodableRecord("100000000001", GIVEN_UP, "RetryAttemptsExhausted", BATCH);
    assertThat(list()).containsExactly(entry);
    deadLetters.remove(entry.id());
    assertThat(list()).isEmpty();
  }

  @Test
  void readsAPayloadThatIsAJsonObject() throws IOException {
    put(GIVEN_UP, discardedBatch(JSON.std.mapFrom(BATCH)));

    assertThat(list()).extracting(UndecodableRecord::rawRecord).containsExactly(BATCH);
  }

  @Test
  void listsBatchesOfLambdaAndOtherEntriesInOrderOfIds() throws IOException {
    List.of("0a", "b0")
        .forEach(id -> deadLetters.add(new UndecodableRecord("1", id, "no JSON", "{}")));
    put(GIVEN_UP, discardedBatch(BATCH));

    assertThat(list()).extracting(UndecodableRecord::id).containsExactly("0a", GIVEN_UP, "b0");
  }

  @Test
  void listsObjectsOfUnknownFormatUnchanged() throws IOException {
    var texts =
        List.of(
            "",
            "a note",
            "[]",
            "{}",
            "{\"DDBStreamBatchInfo\":{}}",
            discardedBatch(7),
            discardedBatch(null));
    texts.zipWithIndex().forEach(each -> put("note-" + each._2, each._1));

    assertThat(list()).extracting(UndecodableRecord::rawRecord).containsExactlyElementsOf(texts);
    assertThat(list())
        .extracting(UndecodableRecord::reason)
        .allMatch(reason -> reason.startsWith("unknown format: "));
  }

  private Seq<UndecodableRecord> list() {
    return deadLetters.list(Page.PageRequest.firstPage(10)).items();
  }

  private void put(String key, String text) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  private static String discardedBatch(@Nullable Object payload) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(
        "requestContext",
        Map.of(
            "requestId", "316aa6d0-8154-xmpl-9af7-85d5f4a6bc81",
            "functionArn", "arn:aws:lambda:eu-central-1:123456789012:function:publishEvents",
            "condition", "RetryAttemptsExhausted",
            "approximateInvokeCount", 11));
    fields.put("responseContext", Map.of("statusCode", 200, "executedVersion", "$LATEST"));
    fields.put("version", "1.0");
    fields.put("timestamp", "2026-03-01T12:30:00.120Z");
    fields.put(
        "DDBStreamBatchInfo",
        Map.of(
            "shardId", "shardId-00000001782526098105-3fa7c9d4",
            "startSequenceNumber", "100000000001",
            "endSequenceNumber", "100000000001",
            "batchSize", 1,
            "streamArn", "arn:aws:dynamodb:eu-central-1:123456789012:table/Posts/stream/2026"));
    if (payload != null) {
      fields.put("payload", payload);
    }
    return JSON.std.asString(fields);
  }
}
