package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.lambda.StreamMapping;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The stream is read as Lambda reads it, on which the tests of the platform depend (EVT-7). */
final class StreamPollerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StreamMapping MAPPING =
      StreamMapping.ALL.find(each -> each.table().equals(Tables.USERS)).get();

  private final DynamoDbClient tables = LocalTables.create();
  private final DynamoDbStreamsClient streams =
      DynamoDbStreamsClient.builder()
          .endpointOverride(DynamoDbLocal.endpoint())
          .region(LocalTables.REGION)
          .credentialsProvider(tables.serviceClientConfiguration().credentialsProvider())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  private Vector<Seq<String>> batches = Vector.empty();
  private Vector<Seq<String>> exhausted = Vector.empty();

  @AfterEach
  void close() {
    streams.close();
    tables.close();
  }

  @Test
  void anEmptyFailureListCompletesTheBatch() {
    write("a", "b", "c");

    read(batch -> "{\"batchItemFailures\":[]}");

    assertThat(batches).containsExactly(List.of("a", "b", "c"));
    assertThat(exhausted).isEmpty();
  }

  /** DynamoDB Local reports an iterator of an empty stream as trimmed after the first write. */
  @Test
  void recordsWrittenAfterPollingStartedAreRead() {
    try (var poller = poller(_ -> "{}")) {
      await().until(() -> poller.emptyReads() > 1);
      write("a");
      await().until(() -> !receivedBatches().isEmpty());
    }

    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void retriesStartAtTheFirstReportedFailure() {
    write("a", "b", "c", "d");

    read(batch -> batch.size() == 4 ? batchItemFailures(batch.get(3), batch.get(1)) : "");

    assertThat(batches).containsExactly(List.of("a", "b", "c", "d"), List.of("b", "c", "d"));
    assertThat(exhausted).isEmpty();
  }

  @Test
  void aFailedBatchIsBisectedUntilOnlyTheFailingRecordIsExhausted() {
    write("a", "b", "c", "d");

    read(batch -> {
      if (userIds(batch).contains("c")) {
        throw new IllegalStateException("c fails");
      }
      return "{}";
    });

    assertThat(batches.filter(batch -> batch.equals(List.of("c"))))
        .hasSize(1 + MAPPING.maxRetries());
    assertThat(batches.last()).isEqualTo(List.of("d"));
    assertThat(exhausted).containsExactly(List.of("c"));
  }

  /** Lambda treats it as a failure of the whole batch. */
  @Test
  void anUnknownItemIdentifierFailsTheWholeBatch() {
    write("a", "b");

    read(
        batch -> batch.size() == 2 ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}" : "{}");

    assertThat(batches).containsExactly(List.of("a", "b"), List.of("a"), List.of("b"));
  }

  @Test
  void aRecordThatExhaustsItsRetriesIsSentToTheDestinationWithItsSuccessors() {
    write("a", "b", "c");

    read(batch -> batchItemFailures(batch.get(batch.size() == 3 ? 1 : 0)));

    assertThat(batches).hasSize(1 + MAPPING.maxRetries());
    assertThat(exhausted).containsExactly(List.of("b", "c"));
  }

  private void write(String... users) {
    for (var user : users) {
      tables.putItem(put ->
          put.tableName(LocalTables.NAMES.of(Tables.USERS))
              .item(Map.of("userId", AttributeValue.fromS(user))));
    }
  }

  /** Reads to the end, in batches of maximum size. */
  private void read(Function<Seq<JsonNode>, String> function) {
    try (var poller = poller(function)) {
      await().until(() -> poller.emptyReads() > 0);
    }
  }

  private StreamPoller poller(Function<Seq<JsonNode>, String> function) {
    return new StreamPoller(
        MAPPING,
        tables,
        streams,
        event -> handle(event, function),
        (_, event) -> exhausted = exhausted.append(userIds(records(event))),
        () -> {});
  }

  private synchronized byte[] handle(byte[] event, Function<Seq<JsonNode>, String> function) {
    var batch = records(event);
    batches = batches.append(userIds(batch));
    return function.apply(batch).getBytes(UTF_8);
  }

  private synchronized Seq<Seq<String>> receivedBatches() {
    return batches;
  }

  private static String batchItemFailures(JsonNode... records) {
    return List.of(records)
        .map(each -> each.path("dynamodb").path("SequenceNumber").asText())
        .map("{\"itemIdentifier\":\"%s\"}"::formatted)
        .mkString("{\"batchItemFailures\":[", ",", "]}");
  }

  private static Seq<JsonNode> records(byte[] event) {
    try {
      return Vector.ofAll(JSON.readTree(new String(event, UTF_8)).path("Records"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Seq<String> userIds(Seq<JsonNode> records) {
    return records
        .map(each -> each.path("dynamodb").path("Keys").path("userId").path("S").asText())
        .toList();
  }
}
