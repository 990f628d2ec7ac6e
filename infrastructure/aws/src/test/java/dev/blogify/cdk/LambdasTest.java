package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.cdk.Synthesis.Resource;
import dev.blogify.functions.Functions;
import dev.blogify.functions.KeepAlive;
import dev.blogify.functions.LambdaFunction;
import dev.blogify.functions.Schedules;
import io.vavr.collection.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LambdasTest {
  private static final String FUNCTION = "AWS::Lambda::Function";

  @Test
  void theFunctionsOfTheListAreDeployedAndNoOthers() {
    assertThat(
            Synthesis.prod()
                .resources(FUNCTION)
                .map(each -> text(each.properties(), "FunctionName")))
        .containsExactlyInAnyOrderElementsOf(
            Functions.ALL.map(function -> "blogify-prod-" + function.name()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionRunsOnTheJavaThatItIsBuiltFor(LambdaFunction function) {
    assertThat(text(deployed(function).properties(), "Runtime"))
        .isEqualTo("java" + System.getProperty("java.release"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsAsTheListSays(LambdaFunction function) {
    var json = deployed(function).properties();

    assertThat(text(json, "Handler")).isEqualTo(function.handler().getName() + "::handleRequest");
    assertThat(json.path("MemorySize").asInt()).isEqualTo(function.memoryMb());
    assertThat(json.path("Timeout").asLong()).isEqualTo(function.timeout().toSeconds());
    assertThat(text(json.path("Architectures"), 0)).isEqualTo("arm64");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsGivenTheVariablesThatItReadsAndNoOthers(LambdaFunction function) {
    var variables = deployed(function).properties().at("/Environment/Variables");

    assertThat(List.ofAll(variables.properties()).map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(function.environment());
  }

  /** Lambda drops the snapshot of what nobody calls for 14 days. */
  @ParameterizedTest
  @MethodSource("functions")
  void theClockCallsAFunctionEachDayAtTheLeast(LambdaFunction function) {
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
    if (Schedules.ALL.exists(schedule -> schedule.function().equals(function.name()))) {
      assertThat(call.at("/Target/Input").isMissingNode()).isTrue();
    } else {
      assertThat(text(call, "ScheduleExpression")).isEqualTo("rate(1 day)");
      assertThat(call.at("/Target/Input").asText()).isEqualTo(KeepAlive.EVENT);
    }
  }

  /** A snapshot is of a version, so whoever calls the function itself would wait for its start. */
  @ParameterizedTest
  @MethodSource("functions")
  void whatIsCalledIsAVersionWithASnapshot(LambdaFunction function) {
    var deployed = deployed(function);
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
  void logsAreKeptAsLongAsTheStageSaysAndNoLonger(LambdaFunction function) {
    var deployed = deployed(function);
    var logs =
        Synthesis.prod()
            .resources("AWS::Logs::LogGroup")
            .filter(each ->
                each.stack().equals(deployed.stack())
                    && each.id()
                        .equals(deployed.properties().at("/LoggingConfig/LogGroup/Ref").asText()))
            .single();

    assertThat(logs.properties().path("RetentionInDays").asInt())
        .isEqualTo(Synthesis.stage("prod").care().logDays());
  }

  /** OBS-2, and what it costs. */
  @Test
  void functionsAreTracedButWhereAStageIsToCostNextToNothing() {
    assertThat(Synthesis.prod().resources(FUNCTION))
        .allSatisfy(each ->
            assertThat(each.properties().at("/TracingConfig/Mode").asText()).isEqualTo("Active"));
    assertThat(Synthesis.small().resources(FUNCTION))
        .allSatisfy(each -> assertThat(each.properties().has("TracingConfig")).isFalse());
    assertThat(Synthesis.small().resources("AWS::IAM::Role"))
        .noneMatch(role -> role.json().toString().contains("xray:"));
  }

  @Test
  void aLayerIsOfItsStackAlone() {
    for (var function : Synthesis.prod().resources(FUNCTION)) {
      assertThat(text(function.properties().path("Layers").path(0), "Ref"))
          .as(function.id())
          .startsWith("Libraries");
    }
  }

  static Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static Resource deployed(LambdaFunction function) {
    return Synthesis.prod()
        .resources(FUNCTION)
        .filter(each ->
            text(each.properties(), "FunctionName").equals("blogify-prod-" + function.name()))
        .single();
  }

  private static boolean refersTo(JsonNode json, Resource resource) {
    return text(json, "Ref").equals(resource.id());
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asText();
  }

  private static String text(JsonNode json, int index) {
    return json.path(index).asText();
  }
}
