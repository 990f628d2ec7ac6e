package dev.blogify.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.consumers.Subscriptions;
import io.vavr.collection.Map;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On Linux alone, as Lambda's client is. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
final class LambdaProcessIT {
  private static final Aws AWS = new Aws();
  private static final Archives ARCHIVES = Archives.unpacked();

  @AfterAll
  static void close() {
    AWS.close();
  }

  /** What happened on tape did not happen here, so some are refused; but each answers. */
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionStartsAndAnswers(LambdaFunction function) throws Exception {
    try (var process = start(function)) {
      var event = Tape.of(function.name()).event();

      var said = process.invoke(event);

      assertThat(said.about()).as(process.log()).isEqualTo("response");
      assertThat(said.body()).satisfies(answer -> isFit(function, event, answer));
    }
  }

  @Test
  void aPostIsWrittenPublishedAndReadThroughTheEngines() throws Exception {
    var draft = Event.of("createPost").by(Story.ALICE, "author").json("{\"title\":\"Tides\"}");

    var created = invoke(draft);
    var id = JsonObject.parse(created.text("body")).text("postId");
    var published =
        invoke(Event.of("publishPost").by(Story.ALICE, "author").at("postId", id).from(1));
    var read = invoke(Event.of("getPost").at("postId", id));

    assertThat(created.number("statusCode")).isEqualTo(201);
    assertThat(published.number("statusCode")).isEqualTo(200);
    assertThat(read.number("statusCode")).isEqualTo(200);
    assertThat(JsonObject.parse(read.text("body")).text("title")).isEqualTo("Tides");
  }

  @Test
  void aMissingVariableStopsTheStartAndIsNamed() throws Exception {
    var function = function("getPost");
    var environment = AWS.environment(function).remove("REVISIONS_TABLE");
    try (var process = LambdaProcess.start(ARCHIVES, function, environment)) {
      var said = process.api().hear();

      assertThat(said.about()).isEqualTo("init/error");
      assertThat(said.body()).contains("REVISIONS_TABLE is missing");
    }
  }

  @Test
  void aFaultIsAnErrorToLambdaAndOneLineToUs() throws Exception {
    var function = function("getPost");
    var environment = AWS.environment(function).put("POSTS_TABLE", "no-such-table");
    try (var process = LambdaProcess.start(ARCHIVES, function, environment)) {
      var said = process.invoke(Tape.of("getPost").event());

      assertThat(said.about()).isEqualTo("error");
      assertThat(said.body()).contains("ResourceNotFoundException");
      assertThat(process.log().lines().filter(line -> line.contains("\"message\":\"failed\"")))
          .singleElement()
          .satisfies(line -> {
            var json = JsonObject.parse(line);
            assertThat(json.text("stackTrace")).contains("ResourceNotFoundException");
            assertThat(json.text("requestId")).isEqualTo(RuntimeApi.REQUEST_ID);
            assertThat(json.number("faults")).isOne();
            assertThat(json.text("application")).isEqualTo("blogify-test");
          });
    }
  }

  /** A snapshot has no credentials; those of the function come when it is restored. */
  @Test
  void aFunctionIsPrimedBeforeItsSnapshotAndAnswersAfterwards() throws Exception {
    var function = function("getHealth");
    var environment =
        AWS.environment(function)
            .filterKeys(key -> !key.contains("KEY"))
            .put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (var process =
        LambdaProcess.start(ARCHIVES, function, environment, "-Xlog:class+load:stdout")) {
      process.expect("restore/next");
      assertThat(process.log()).contains(TapedWorld.class.getName());
      assertThat(process.invoke(Event.of("getHealth").toJson()).about()).isEqualTo("response");
    }
  }

  static Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static JsonObject invoke(Event event) throws Exception {
    try (var process = start(function(event.route().operationId()))) {
      return JsonObject.parse(process.invoke(event.toJson()).body());
    }
  }

  private static LambdaProcess start(LambdaFunction function) {
    Map<String, String> environment = AWS.environment(function);
    return LambdaProcess.start(ARCHIVES, function, environment);
  }

  private static LambdaFunction function(String name) {
    return Functions.ALL.find(each -> each.name().equals(name)).get();
  }

  private static boolean isBehindAQueue(String function) {
    return Subscriptions.ALL.exists(each -> each.name().equals(function));
  }

  private static boolean isScheduled(String function) {
    return Schedules.ALL.map(Schedule::function).contains(function);
  }

  private static void isFit(LambdaFunction function, String event, String answer)
      throws IOException {
    var json = JsonObject.parse(answer);
    switch (function.name()) {
      case "registerUser" -> assertThat(answer).isEqualTo(event);
      case "publishEvents" -> assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
      case "redriveEvents" -> assertThat(answer).contains("\"isComplete\":true");
      case String name when isBehindAQueue(name) ->
          assertThat(json.has("batchItemFailures")).isTrue();
      case String name when isScheduled(name) -> assertThat(answer).isEqualTo("{}");
      default -> {
        assertThat(json.number("statusCode")).isBetween(200, 499);
        assertThat(json.object("headers").text("x-correlation-id")).isEqualTo("JKJaXmPLvHcESHA=");
      }
    }
  }
}
