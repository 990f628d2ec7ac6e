package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.lambda.AllFunctionsScenario.ScenarioStep;
import dev.blogify.adapters.in.lambda.Grant.Resource.AccountsUserPool;
import dev.blogify.adapters.in.lambda.Grant.Resource.CursorSecret;
import dev.blogify.adapters.in.lambda.Grant.Resource.CustomEventBus;
import dev.blogify.adapters.in.lambda.Grant.Resource.EdgeDistribution;
import dev.blogify.adapters.in.lambda.Grant.Resource.FailureBucket;
import dev.blogify.adapters.in.lambda.Grant.Resource.MediaObjects;
import dev.blogify.adapters.in.lambda.Grant.Resource.ObjectExistence;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableIndex;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableItems;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableStream;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.media.Media;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AllFunctionsScenarioTest {
  private static final RecordingAwsProxy AWS = new RecordingAwsProxy();
  private static Seq<String> logLines = io.vavr.collection.List.empty();
  private static Seq<ScenarioStep> steps = io.vavr.collection.List.empty();

  @BeforeAll
  static void runScenario() throws Exception {
    var logged = LogCapture.start(Level.INFO);
    steps = AllFunctionsScenario.run(AWS);
    logLines = logged.lines();
    logged.close();
  }

  @AfterAll
  static void close() {
    AWS.close();
  }

  @Test
  void theScenarioInvokesEveryFunctionSuccessfully() {
    assertThat(steps.reject(ScenarioStep::isRefused).map(ScenarioStep::function).toSortedSet())
        .isEqualTo(LambdaFunctions.ALL.map(LambdaFunction::name).toSortedSet());
  }

  /** Detects missing and superfluous grants (TST-6). */
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionUsesExactlyItsGrants(LambdaFunction function) {
    var used =
        steps
            .filter(step -> step.function().equals(function.name()))
            .flatMap(ScenarioStep::permissions);

    assertThat(TreeSet.ofAll(used))
        .isEqualTo(TreeSet.ofAll(function.grants().flatMap(AllFunctionsScenarioTest::permissions)));
  }

  @Test
  void eachInvocationLeavesOneLineWithItsMetrics() throws IOException {
    assertThat(logLines).hasSameSizeAs(steps);
    for (var pair : logLines.zip(steps)) {
      var json = JsonObject.parse(pair._1);
      var metrics = json.object("_aws").objects("CloudWatchMetrics");
      assertThat(json.text("level")).isEqualTo("INFO");
      assertThat(json.text("function")).isEqualTo(pair._2.function());
      assertThat(json.text("requestId")).isEqualTo("request-1");
      assertThat(List.of("timestamp", "correlationId", "route", "coldStart", "durationMs"))
          .allMatch(json::contains);
      assertThat(Option.when(json.contains("status"), () -> (int) json.number("status")))
          .isEqualTo(pair._2.status());
      assertThat(metrics.head().toJson()).contains("\"Dimensions\":[[\"application\"]]");
      assertThat(json.text("application")).isEqualTo(LogCapture.FUNCTION_NAME);
      assertThat(metrics.head().objects("Metrics").map(metric -> metric.text("Name")))
          .startsWith("requests", "faults", "durationMs")
          .allMatch(json::contains);
    }
  }

  /** The log line of a consumer leads to the request that caused the event. */
  @Test
  void theLogLineOfAMessageHasTheIdsOfItsRequest() throws IOException {
    for (var consumer : List.of("recordAudit", "notifyOwner", "countTags")) {
      var line =
          JsonObject.parse(
              logLines
                  .find(each -> each.contains("\"function\":\"%s\"".formatted(consumer)))
                  .get());
      assertThat(line.text("correlationId")).isEqualTo(AllFunctionsScenario.CORRELATION_ID);
      assertThat(line.text("traceparent")).isEqualTo(AllFunctionsScenario.TRACE_PARENT);
      assertThat(line.text("route")).isEqualTo("blogify.post.published.v1");
    }
  }

  /** The scenario leaves an upload pending for two days. */
  @Test
  void theMinuteJobsLogTheAgeOfPendingMedia() throws IOException {
    var line =
        JsonObject.parse(logLines.find(each -> each.contains("\"function\":\"sweep\"")).get());

    assertThat(Duration.ofSeconds(line.number("pendingMediaAge"))).isGreaterThan(Media.UPLOAD_TTL);
  }

  @Test
  void onlyAFunctionsFirstInvocationIsAColdStart() {
    assertThat(logLines.count(line -> line.contains("\"coldStart\":true")))
        .isEqualTo(LambdaFunctions.ALL.size());
  }

  /** Tokens, content, the cursor key, signatures of URLs and e-mail addresses are not logged. */
  @Test
  void noLogLineContainsASecret() {
    var secrets =
        List.of(
            ApiGatewayEvent.TOKEN,
            AllFunctionsScenario.CANARY,
            RecordingAwsProxy.CURSOR_SECRET,
            "X-Amz-Signature",
            "alice@example.org");

    assertThat(steps.map(step -> step.event() + step.response()).mkString())
        .contains(
            ApiGatewayEvent.TOKEN,
            AllFunctionsScenario.CANARY,
            "X-Amz-Signature",
            "alice@example.org");
    assertThat(logLines).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
  }

  static java.util.stream.Stream<LambdaFunction> functions() {
    return LambdaFunctions.ALL.toJavaStream();
  }

  private static Seq<String> permissions(Grant grant) {
    var resource =
        switch (grant.resource()) {
          case TableItems(var table) -> table.name();
          case TableIndex(var table, var name) -> table.name() + "/" + name;
          case MediaObjects(var prefix) -> prefix;
          case AccountsUserPool() -> "pool";
          case ObjectExistence() -> "object existence";
          case CursorSecret() -> "secret";
          case CustomEventBus() -> "bus";
          case TableStream(var table) -> table.name() + "'s stream";
          case FailureBucket() -> "failures";
          case EdgeDistribution() -> "distribution";
        };
    return grant.actions().map(action -> action + " on " + resource);
  }
}
