package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.infrastructure.acceptance.platforms.aws.FunctionQueue.Message;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue behaves as SQS, on which the tests of the platform depend. */
final class FunctionQueueTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_RECEIVES = 3;

  private final FunctionQueue queue =
      new FunctionQueue(
          "queue",
          new Queue(10, MAX_RECEIVES, Duration.ofSeconds(1), _ -> _ -> {}),
          new Random(1),
          () -> {});
  private Vector<String> handled = Vector.empty();

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void everyMessageIsHandledAtLeastOnceAndSomeTwice() {
    var sent = List.range(0, 100).map(number -> "message " + number);

    deliver(sent, "nothing");

    assertThat(handled).containsAll(sent).hasSizeBetween(101, 150);
    assertThat(queue.deadLetters()).isEmpty();
  }

  @Test
  void whatFailsTooOftenIsADeadLetterAndTheOthersAreHandled() {
    deliver(List.of("a", "bad", "c"), "bad");

    assertThat(handled.distinct()).containsExactlyInAnyOrder("a", "bad", "c");
    assertThat(handled.filter("bad"::equals)).hasSize(MAX_RECEIVES);
    assertThat(queue.deadLetters().map(Message::body)).containsExactly("bad");
  }

  @Test
  void aRedriveDeliversDeadLettersAsIfTheyWereNew() {
    deliver(List.of("bad"), "bad");

    queue.redrive();
    await().until(queue::isIdle);

    assertThat(handled).hasSize(2 * MAX_RECEIVES);
    assertThat(queue.deadLetters().map(Message::receives)).containsExactly(MAX_RECEIVES);
  }

  @Test
  void aFunctionThatFailsHasItsBatchAgain() {
    queue.failNext(MAX_RECEIVES - 1);

    deliver(List.of("a"), "nothing");

    assertThat(handled.distinct()).containsExactly("a");
    assertThat(queue.deadLetters()).isEmpty();
  }

  private void deliver(Seq<String> messages, String bad) {
    messages.forEach(queue::send);
    queue.start(
        event -> handle(event, bad),
        _ -> {
          throw new IllegalStateException("broken");
        });
    await().until(queue::isIdle);
  }

  private synchronized byte[] handle(byte[] event, String bad) {
    var records = records(event);
    handled = handled.appendAll(records.map(each -> each.path("body").asText()));
    return records
        .filter(each -> each.path("body").asText().equals(bad))
        .map(each -> "{\"itemIdentifier\":\"%s\"}".formatted(each.path("messageId").asText()))
        .mkString("{\"batchItemFailures\":[", ",", "]}")
        .getBytes(UTF_8);
  }

  private static Seq<JsonNode> records(byte[] event) {
    try {
      return Vector.ofAll(JSON.readTree(new String(event, UTF_8)).path("Records"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
