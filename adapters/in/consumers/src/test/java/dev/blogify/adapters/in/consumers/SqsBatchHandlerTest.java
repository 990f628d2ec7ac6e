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

/** The tests do not run in parallel, because they read the same log. */
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
  void handlesMessagesInOrder() throws IOException {
    assertThat(respond(message(1, upload("a")), message(2, upload("b"))))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(handled).containsExactly("a", "b");
    assertThat(lines.texts).isEmpty();
  }

  @Test
  void reportsOneFailedMessage() throws IOException {
    assertThat(respond(message(1, upload("a")), message(2, upload("bad")), message(3, upload("c"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-2\"}]}");
    assertThat(handled).containsExactly("a", "c");
    assertThat(lines.texts)
        .containsExactly("Message message-2 was not handled, attempt 3: bad was too much");
  }

  @Test
  void reportsAllFailedMessages() throws IOException {
    assertThat(respond(message(1, upload("bad")), message(2, upload("bad"))))
        .isEqualTo(
            "{\"batchItemFailures\":"
                + "[{\"itemIdentifier\":\"message-1\"},{\"itemIdentifier\":\"message-2\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "{}", "[1]", "{\"detail\":{}}"})
  void reportsAMalformedMessage(String body) throws IOException {
    assertThat(respond(message(1, body), message(2, upload("b"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-1\"}]}");
    assertThat(handled).containsExactly("b");
    assertThat(lines.texts).hasSize(1);
  }

  /** A response without failures counts all messages as handled (EVT-7). */
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
  void inputThatIsNotABatchIsAFault(String event) {
    assertThatThrownBy(() -> respondTo(event))
        .isInstanceOfAny(IllegalArgumentException.class, IOException.class);
  }

  private void handle(EventBridgeMessage delivery) {
    var key = delivery.detail().object("object").text("key");
    if (key.equals("bad")) {
      throw new IllegalStateException("bad was too much");
    }
    handled = handled.append(key);
  }

  private String respond(String... messages) throws IOException {
    return respondTo("{\"Records\":[%s]}".formatted(List.of(messages).mkString(",")));
  }

  private String respondTo(String event) throws IOException {
    var out = new ByteArrayOutputStream();
    var batch = SqsBatchHandler.readEvent(new ByteArrayInputStream(event.getBytes(UTF_8)));
    SqsBatchHandler.writeResponse(new SqsBatchHandler(this::handle).handle(batch), out);
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
