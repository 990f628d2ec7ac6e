package dev.blogify.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the consumers that {@code docs/events/consumers} shows to outsiders. */
class ExampleConsumersTest {
  private static final Path CONSUMERS = Path.of("..", "..", "docs", "events", "consumers");
  private static final String POST = "posts/019ca8a0-3e81-7cc1-beeb-8da1658eec67 ";

  /** Each event occurs twice, and the first event is late. */
  private static final Seq<String> FEED =
      List.of(
              "post.scheduled",
              "post.published",
              "post.scheduled",
              "user.registered",
              "post.slug_changed",
              "post.edited",
              "post.published",
              "post.created",
              "user.registered",
              "post.created")
          .map(GoldenEvents::named)
          .map(GoldenEvents::toEventBridgeMessage);

  private static final Seq<String> PRINTED =
      List.of(
          POST + "0000000002.00 blogify.post.scheduled.v1",
          POST + "0000000005.00 blogify.post.published.v1",
          "users/a11ce000-0000-4000-8000-000000000001 0000000001.00 blogify.user.registered.v1",
          POST + "0000000004.01 blogify.post.slug_changed.v1 (late)",
          POST + "0000000004.00 blogify.post.edited.v1 (late)",
          POST + "0000000001.00 blogify.post.created.v1 (late)");

  @Test
  void theJavaConsumerPrintsEachEventOnceAndReportsLateEvents() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");

    assertThat(reading(java.toString(), "Consumer.java")).containsExactlyElementsOf(PRINTED);
  }

  @Test
  void theNodeConsumerPrintsEachEventOnceAndReportsLateEvents() throws Exception {
    assertThat(reading(node(), "consumer.mjs")).containsExactlyElementsOf(PRINTED);
  }

  @Test
  void theNodeHandlerReportsFailedMessagesToTheQueue() throws Exception {
    var records =
        FEED.prepend("{}")
            .zipWithIndex((body, i) -> Map.of("messageId", "message-" + i, "body", body));
    var script =
        """
        import { handler } from './consumer.mjs';
        console.log(JSON.stringify(await handler(%s)));
        """
            .formatted(JSON.std.asString(Map.of("Records", records.asJava())));

    assertThat(lines(node(), "--input-type=module", "--eval", script))
        .containsExactlyElementsOf(
            PRINTED.append("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-0\"}]}"));
  }

  private static Seq<String> reading(String runtime, String consumer) throws Exception {
    try (var feed = SseServer.start(FEED.map(ExampleConsumersTest::onOneLine))) {
      return lines(runtime, consumer, feed.endpoint().toString());
    }
  }

  private static Seq<String> lines(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(CONSUMERS.toFile()).redirectErrorStream(true).start();
    try (var printed = process.inputReader()) {
      var lines = List.ofAll(printed.lines().toList());
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String node() {
    var node =
        List.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "node"))
            .find(Files::isExecutable);
    assumeTrue(node.isDefined(), "There is no Node.js on the PATH to run consumer.mjs with");
    return node.map(Path::toString).get();
  }

  private static String onOneLine(String json) {
    return JsonObject.parse(json).toJson();
  }
}
