package dev.blogify.adapters.in.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One at a time, for they listen to the same log. */
@Execution(ExecutionMode.SAME_THREAD)
final class SqsBatchHandlerTest {
  private static final Logger LOG = Logger.getLogger("dev.blogify.consumers");

  private final Lines lines = new Lines();
  private Vector<String> handled = Vector.empty();

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(lines);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(lines);
    LOG.setUseParentHandlers(true);
  }

  @Test
  void everyMessageIsHandledInItsOrder() throws IOException {
    assertThat(answer(message(1, upload("a")), message(2, upload("b"))))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(handled).containsExactly("a", "b");
    assertThat(lines.texts).isEmpty();
  }

  @Test
  void oneThatFailsFailsAlone() throws IOException {
    assertThat(answer(message(1, upload("a")), message(2, upload("bad")), message(3, upload("c"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-2\"}]}");
    assertThat(handled).containsExactly("a", "c");
    assertThat(lines.texts)
        .containsExactly("Message message-2 was not handled, attempt 3: bad was too much");
  }

  @Test
  void allThatFailAreNamed() throws IOException {
    assertThat(answer(message(1, upload("bad")), message(2, upload("bad"))))
        .isEqualTo(
            "{\"batchItemFailures\":"
                + "[{\"itemIdentifier\":\"message-1\"},{\"itemIdentifier\":\"message-2\"}]}");
  }

  /** And so becomes a dead letter in the end, never lost. */
  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "{}", "[1]", "{\"detail\":{}}"})
  void oneThatCannotBeReadFailsToo(String body) throws IOException {
    assertThat(answer(message(1, body), message(2, upload("b"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-1\"}]}");
    assertThat(handled).containsExactly("b");
    assertThat(lines.texts).hasSize(1);
  }

  /** For an answer that names no message would say that all were handled (EVT-7). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"Records\":null}",
        "{\"Records\":{}}",
        "{\"Records\":[{\"body\":\"{}\"}]}",
        "{\"Records\":[{\"messageId\":null,\"body\":\"{}\""
      })
  void whatIsNoBatchIsRefusedWhole(String event) {
    assertThatThrownBy(() -> answerTo(event))
        .isInstanceOfAny(IllegalArgumentException.class, IOException.class);
  }

  private void handle(EventBridgeMessage delivery) {
    var key = delivery.detail().object("object").text("key");
    if (key.equals("bad")) {
      throw new IllegalStateException("bad was too much");
    }
    handled = handled.append(key);
  }

  private String answer(String... messages) throws IOException {
    return answerTo("{\"Records\":[%s]}".formatted(List.of(messages).mkString(",")));
  }

  private String answerTo(String event) throws IOException {
    var out = new ByteArrayOutputStream();
    var batch = SqsEventJson.readEvent(new ByteArrayInputStream(event.getBytes(UTF_8)));
    SqsEventJson.writeResponse(new SqsBatchHandler(this::handle).handle(batch), out);
    return out.toString(UTF_8);
  }

  private static String upload(String key) {
    return EventBridgeMessageFixtures.objectCreated("media", key);
  }

  private static String message(int number, String body) {
    return StreamRecordFixtures.json(
        LambdaEvents.queueMessage("recordAudit", "message-" + number, body, number + 1));
  }

  private static final class Lines extends Handler {
    private Seq<String> texts = Vector.empty();

    @Override
    public void publish(LogRecord line) {
      texts = texts.append(line.getMessage() + ": " + line.getThrown().getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
