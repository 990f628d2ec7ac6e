package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.json.JsonObject;
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

/** Linux only, like the runtime interface client. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
final class LambdaProcessIT {
  private static final RecordingAwsProxy AWS = new RecordingAwsProxy();
  private static final UnpackedArtifacts ARCHIVES = UnpackedArtifacts.unpacked();

  @AfterAll
  static void close() {
    AWS.close();
  }

  /** The stores lack the recorded items, so that some responses are refusals. */
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionStartsAndAnswers(LambdaFunction function) throws Exception {
    try (var process = start(function)) {
      var event = RecordedInvocation.load(function.name()).event();

      var call = process.invoke(event);

      assertThat(call.path()).as(process.log()).isEqualTo("response");
      assertThat(call.body()).satisfies(response -> isPlausibleResponse(function, event, response));
    }
  }

  @Test
  void aPostIsWrittenPublishedAndReadThroughTheEngines() throws Exception {
    var draft =
        ApiGatewayEvent.forOperation("createPost")
            .signedInAs(AllFunctionsScenario.ALICE, "author")
            .json("{\"title\":\"Tides\"}");

    var created = invoke(draft);
    var id = JsonObject.parse(created.text("body")).text("postId");
    var published =
        invoke(
            ApiGatewayEvent.forOperation("publishPost")
                .signedInAs(AllFunctionsScenario.ALICE, "author")
                .withPathParameter("postId", id)
                .ifMatch(1));
    var read = invoke(ApiGatewayEvent.forOperation("getPost").withPathParameter("postId", id));

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
      var call = process.runtimeApi().awaitCall();

      assertThat(call.path()).isEqualTo("init/error");
      assertThat(call.body()).contains("REVISIONS_TABLE is missing");
    }
  }

  @Test
  void aFaultIsAnErrorToLambdaAndOneLineToUs() throws Exception {
    var function = function("getPost");
    var environment = AWS.environment(function).put("POSTS_TABLE", "no-such-table");
    try (var process = LambdaProcess.start(ARCHIVES, function, environment)) {
      var call = process.invoke(RecordedInvocation.load("getPost").event());

      assertThat(call.path()).isEqualTo("error");
      assertThat(call.body()).contains("ResourceNotFoundException");
      assertThat(process.log().lines().filter(line -> line.contains("\"message\":\"failed\"")))
          .singleElement()
          .satisfies(line -> {
            var json = JsonObject.parse(line);
            assertThat(json.text("stackTrace")).contains("ResourceNotFoundException");
            assertThat(json.text("requestId")).isEqualTo(RuntimeApiServer.REQUEST_ID);
            assertThat(json.number("faults")).isOne();
            assertThat(json.text("application")).isEqualTo("blogify-test");
          });
    }
  }

  /** Lambda provides no credentials while it takes a snapshot. */
  @Test
  void aFunctionIsPrimedBeforeItsSnapshotAndAnswersAfterwards() throws Exception {
    var function = function("getHealth");
    var environment =
        AWS.environment(function)
            .filterKeys(key -> !key.contains("KEY"))
            .put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (var process =
        LambdaProcess.start(ARCHIVES, function, environment, "-Xlog:class+load:stdout")) {
      process.awaitCallTo("restore/next");
      assertThat(process.log()).contains(ReplayRuntime.class.getName());
      assertThat(process.invoke(ApiGatewayEvent.forOperation("getHealth").toJson()).path())
          .isEqualTo("response");
    }
  }

  static Stream<LambdaFunction> functions() {
    return LambdaFunctions.ALL.toJavaStream();
  }

  private static JsonObject invoke(ApiGatewayEvent event) throws Exception {
    try (var process = start(function(event.operation().id()))) {
      return JsonObject.parse(process.invoke(event.toJson()).body());
    }
  }

  private static LambdaProcess start(LambdaFunction function) {
    Map<String, String> environment = AWS.environment(function);
    return LambdaProcess.start(ARCHIVES, function, environment);
  }

  private static LambdaFunction function(String name) {
    return LambdaFunctions.ALL.find(each -> each.name().equals(name)).get();
  }

  private static boolean isBehindAQueue(String function) {
    return Subscriptions.ALL.exists(each -> each.name().equals(function));
  }

  private static boolean isScheduled(String function) {
    return Schedules.ALL.map(Schedule::jobId).contains(function);
  }

  private static void isPlausibleResponse(LambdaFunction function, String event, String response)
      throws IOException {
    var json = JsonObject.parse(response);
    switch (function.name()) {
      case "registerUser" -> assertThat(response).isEqualTo(event);
      case "publishEvents" -> assertThat(response).isEqualTo("{\"batchItemFailures\":[]}");
      case "redriveEvents" -> assertThat(response).contains("\"isComplete\":true");
      case String name when isBehindAQueue(name) ->
          assertThat(json.contains("batchItemFailures")).isTrue();
      case String name when isScheduled(name) -> assertThat(response).isEqualTo("{}");
      default -> {
        assertThat(json.number("statusCode")).isBetween(200L, 499L);
        assertThat(json.object("headers").text("x-correlation-id")).isEqualTo("JKJaXmPLvHcESHA=");
      }
    }
  }
}
