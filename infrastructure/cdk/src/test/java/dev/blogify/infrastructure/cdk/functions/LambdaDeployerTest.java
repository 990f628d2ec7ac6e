package dev.blogify.infrastructure.cdk.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.lambda.KeepAlive;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.Synthesis;
import dev.blogify.infrastructure.cdk.Synthesis.TemplateResource;
import io.vavr.collection.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LambdaDeployerTest {
  private static final String FUNCTION = "AWS::Lambda::Function";

  @Test
  void deploysExactlyTheDeclaredFunctions() {
    assertThat(
            Synthesis.prod()
                .resources(FUNCTION)
                .map(each -> text(each.properties(), "FunctionName")))
        .containsExactlyInAnyOrderElementsOf(
            LambdaFunctions.ALL.map(function -> "blogify-prod-" + function.name()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionRunsOnTheJavaReleaseOfTheBuild(LambdaFunction function) {
    assertThat(text(deployedFunction(function).properties(), "Runtime"))
        .isEqualTo("java" + System.getProperty("java.release"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsConfiguredAsDeclared(LambdaFunction function) {
    var json = deployedFunction(function).properties();

    assertThat(text(json, "Handler"))
        .isEqualTo(function.handlerClass().getName() + "::handleRequest");
    assertThat(json.path("MemorySize").asInt()).isEqualTo(function.memoryMb());
    assertThat(json.path("Timeout").asLong()).isEqualTo(function.timeout().toSeconds());
    assertThat(text(json.path("Architectures"), 0)).isEqualTo("arm64");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionHasExactlyItsDeclaredVariables(LambdaFunction function) {
    var variables = deployedFunction(function).properties().at("/Environment/Variables");

    assertThat(List.ofAll(variables.properties()).map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(
            function.environmentVariables().append(LambdaFunction.ID_VARIABLE));
  }

  /** Lambda deactivates a snapshot after 14 days without an invocation. */
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsInvokedAtLeastDaily(LambdaFunction function) {
    var calls =
        Synthesis.prod()
            .resources("AWS::Scheduler::Schedule")
            .filter(each ->
                each.properties()
                    .at("/Target/Arn/Ref")
                    .asText()
                    .matches(function.name() + "Live[0-9A-F]{8}"));

    assertThat(calls).hasSize(1);
    var call = calls.single().properties();
    if (Schedules.ALL.exists(schedule -> schedule.jobId().equals(function.name()))) {
      assertThat(call.at("/Target/Input").isMissingNode()).isTrue();
    } else {
      assertThat(text(call, "ScheduleExpression")).isEqualTo("rate(1 day)");
      assertThat(call.at("/Target/Input").asText()).isEqualTo(KeepAlive.EVENT);
    }
  }

  /** SnapStart applies to published versions only. */
  @ParameterizedTest
  @MethodSource("functions")
  void anAliasPointsToASnapStartVersion(LambdaFunction function) {
    var deployed = deployedFunction(function);
    var alias =
        Synthesis.prod()
            .resources("AWS::Lambda::Alias")
            .filter(each -> refersTo(each.properties().path("FunctionName"), deployed))
            .single();
    var version =
        Synthesis.prod()
            .resources("AWS::Lambda::Version")
            .filter(each -> refersTo(each.properties().path("FunctionName"), deployed))
            .single();

    assertThat(deployed.properties().at("/SnapStart/ApplyOn").asText())
        .isEqualTo("PublishedVersions");
    assertThat(alias.properties().at("/FunctionVersion/Fn::GetAtt/0").asText())
        .isEqualTo(version.id());
    assertThat(version.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void logRetentionFollowsTheStage(LambdaFunction function) {
    var deployed = deployedFunction(function);
    var logs =
        Synthesis.prod()
            .resources("AWS::Logs::LogGroup")
            .filter(each ->
                each.stack().equals(deployed.stack())
                    && each.id()
                        .equals(deployed.properties().at("/LoggingConfig/LogGroup/Ref").asText()))
            .single();

    assertThat(logs.properties().path("RetentionInDays").asInt())
        .isEqualTo(Synthesis.stage("prod").operations().logRetentionDays());
  }

  /** OBS-2. */
  @Test
  void functionsAreTracedOnlyIfTheStageEnablesTracing() {
    assertThat(Synthesis.prod().resources(FUNCTION))
        .allSatisfy(each ->
            assertThat(each.properties().at("/TracingConfig/Mode").asText()).isEqualTo("Active"));
    assertThat(Synthesis.small().resources(FUNCTION))
        .allSatisfy(each -> assertThat(each.properties().has("TracingConfig")).isFalse());
    assertThat(Synthesis.small().resources("AWS::IAM::Role"))
        .noneMatch(role -> role.json().toString().contains("xray:"));
  }

  @Test
  void eachStackHasItsOwnLayer() {
    for (var function : Synthesis.prod().resources(FUNCTION)) {
      assertThat(text(function.properties().path("Layers").path(0), "Ref"))
          .as(function.id())
          .startsWith("Libraries");
    }
  }

  static Stream<LambdaFunction> functions() {
    return LambdaFunctions.ALL.toJavaStream();
  }

  private static TemplateResource deployedFunction(LambdaFunction function) {
    return Synthesis.prod().resource(FUNCTION, "FunctionName", "blogify-prod-" + function.name());
  }

  private static boolean refersTo(JsonNode json, TemplateResource resource) {
    return text(json, "Ref").equals(resource.id());
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asText();
  }

  private static String text(JsonNode json, int index) {
    return json.path(index).asText();
  }
}
