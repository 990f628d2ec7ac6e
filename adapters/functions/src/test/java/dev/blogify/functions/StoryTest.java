package dev.blogify.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.media.Media;
import dev.blogify.functions.Grant.Resource.Bus;
import dev.blogify.functions.Grant.Resource.CursorSecret;
import dev.blogify.functions.Grant.Resource.Distribution;
import dev.blogify.functions.Grant.Resource.FailureBucket;
import dev.blogify.functions.Grant.Resource.Index;
import dev.blogify.functions.Grant.Resource.Items;
import dev.blogify.functions.Grant.Resource.Missing;
import dev.blogify.functions.Grant.Resource.Objects;
import dev.blogify.functions.Grant.Resource.Stream;
import dev.blogify.functions.Grant.Resource.UserPool;
import dev.blogify.functions.Story.Scene;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoryTest {
  private static final Aws AWS = new Aws();
  private static Seq<String> lines = io.vavr.collection.List.empty();
  private static Seq<Scene> scenes = io.vavr.collection.List.empty();

  @BeforeAll
  static void tell() throws Exception {
    var logged = Logged.from(Level.INFO);
    scenes = Story.tell(AWS);
    lines = logged.lines();
    logged.close();
  }

  @AfterAll
  static void close() {
    AWS.close();
  }

  @Test
  void everyFunctionDoesWhatItIsFor() {
    assertThat(scenes.reject(Scene::isRefused).map(Scene::function).toSortedSet())
        .isEqualTo(Functions.ALL.map(LambdaFunction::name).toSortedSet());
  }

  /** Nothing is missing, and nothing granted in vain (TST-6). */
  @ParameterizedTest
  @MethodSource("functions")
  void usesAllThatItIsGrantedAndNothingElse(LambdaFunction function) {
    var used =
        scenes
            .filter(scene -> scene.function().equals(function.name()))
            .flatMap(Scene::permissions);

    assertThat(TreeSet.ofAll(used))
        .isEqualTo(TreeSet.ofAll(function.grants().flatMap(StoryTest::permissions)));
  }

  @Test
  void eachInvocationLeavesOneLineWithItsMetrics() throws IOException {
    assertThat(lines).hasSameSizeAs(scenes);
    for (var pair : lines.zip(scenes)) {
      var json = JsonObject.parse(pair._1);
      var metrics = json.object("_aws").objects("CloudWatchMetrics");
      assertThat(json.text("level")).isEqualTo("INFO");
      assertThat(json.text("function")).isEqualTo(pair._2.function());
      assertThat(json.text("requestId")).isEqualTo("request-1");
      assertThat(List.of("timestamp", "correlationId", "route", "coldStart", "durationMs"))
          .allMatch(json::has);
      assertThat(json.members().get("status")).isEqualTo(pair._2.status().getOrNull());
      assertThat(metrics.head().members().get("Dimensions"))
          .isEqualTo(List.of(List.of("application")));
      assertThat(json.text("application")).isEqualTo(Logged.FUNCTION_NAME);
      assertThat(metrics.head().objects("Metrics").map(metric -> metric.text("Name")))
          .startsWith("requests", "faults", "durationMs")
          .allMatch(json::has);
    }
  }

  /** From a consumer's line back to the request that led to it. */
  @Test
  void aMessagesLineTellsTheIdsOfTheRequestThatLedToIt() throws IOException {
    for (var consumer : List.of("recordAudit", "notifyOwner", "countTags")) {
      var line =
          JsonObject.parse(
              lines.find(each -> each.contains("\"function\":\"%s\"".formatted(consumer))).get());
      assertThat(line.text("correlationId")).isEqualTo(Story.CORRELATION_ID);
      assertThat(line.text("traceparent")).isEqualTo(Story.TRACE_PARENT);
      assertThat(line.text("route")).isEqualTo("blogify.post.published.v1");
    }
  }

  /** An upload had been pending for two days when it came by. */
  @Test
  void theSweepTellsHowLateItCameForUploads() throws IOException {
    var line = JsonObject.parse(lines.find(each -> each.contains("\"function\":\"sweep\"")).get());

    assertThat(Duration.ofSeconds(line.number("pendingMediaAge"))).isGreaterThan(Media.PATIENCE);
  }

  @Test
  void onlyAFunctionsFirstInvocationIsAColdStart() {
    assertThat(lines.count(line -> line.contains("\"coldStart\":true")))
        .isEqualTo(Functions.ALL.size());
  }

  /** Neither tokens, nor what people write, nor the cursors' key, nor what opens a signed URL. */
  @Test
  void noSecretIsInAnyLine() {
    var secrets =
        List.of(Event.TOKEN, Story.CANARY, Aws.SECRET, "X-Amz-Signature", "alice@example.org");

    assertThat(scenes.map(scene -> scene.event() + scene.answer()).mkString())
        .contains(Event.TOKEN, Story.CANARY, "X-Amz-Signature", "alice@example.org");
    assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
  }

  static java.util.stream.Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static Seq<String> permissions(Grant grant) {
    var resource =
        switch (grant.resource()) {
          case Items(var table) -> table.name();
          case Index(var table, var name) -> table.name() + "/" + name;
          case Objects(var prefix) -> prefix;
          case UserPool() -> "pool";
          case Missing() -> "what is missing";
          case CursorSecret() -> "secret";
          case Bus() -> "bus";
          case Stream(var table) -> table.name() + "'s stream";
          case FailureBucket() -> "failures";
          case Distribution() -> "distribution";
        };
    return grant.actions().map(action -> action + " on " + resource);
  }
}
