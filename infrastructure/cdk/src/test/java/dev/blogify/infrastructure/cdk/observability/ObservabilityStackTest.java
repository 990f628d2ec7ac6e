package dev.blogify.infrastructure.cdk.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Match;

/** OBS-3. */
final class ObservabilityStackTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  private static final int FREE_ALARM_METRICS = 10;

  private static final int CENTS_PER_ALARM_METRIC = 10;

  /** AWS: quotas of CloudWatch. */
  private static final int MAX_METRICS_PER_ALARM = 10;

  @Test
  void everyAlarmNamesAnExistingRunbook() {
    var descriptions =
        Synthesis.prod().resources(ALARM).map(alarm -> alarm.text("AlarmDescription"));

    assertThat(descriptions)
        .isNotEmpty()
        .allSatisfy(text -> {
          assertThat(text).startsWith("See docs/runbooks/");
          assertThat(ROOT.resolve(text.substring("See ".length()))).isRegularFile();
        });
  }

  @Test
  void everyFunctionQueueRuleAndTableHasAlarms() {
    assertThat(alarmNames(Synthesis.prod()))
        .containsAll(
            LambdaFunctions.ALL
                .map(LambdaFunction::name)
                .flatMap(name -> List.of(name + "-errors", name + "-throttles", name + "-slow")))
        .containsAll(
            Subscriptions.ALL
                .map(Subscription::name)
                .flatMap(name -> List.of(name + "-dlq", name + "-failed-invocations")))
        .containsAll(Tables.ALL.map(TableDefinition::name).map(name -> name + "-throttled"))
        .contains(
            "api-5xx",
            "outbox-relay-lag",
            "outbox-dead-letters",
            "pending-media-age",
            "upload-flood")
        .doesNotHaveDuplicates();
  }

  /** DynamoDB sends throttling metrics per table and per index, and only if it throttles. */
  @ParameterizedTest
  @MethodSource("tables")
  void throttlingOfATableOrIndexRaisesAnAlarm(TableDefinition table) {
    var metrics = List.ofAll(alarm(table.name() + "-throttled").path("Metrics"));
    var metricStats = metrics.filter(each -> each.has("MetricStat"));
    var sum = metrics.filter(each -> each.has("Expression")).single().path("Expression").asText();

    assertThat(metricStats.map(each -> describeMetric(each.path("MetricStat"))))
        .containsExactlyInAnyOrderElementsOf(
            List.of("ReadThrottleEvents", "WriteThrottleEvents")
                .flatMap(name ->
                    table
                        .indexes()
                        .map(index -> " GlobalSecondaryIndexName=" + index.name())
                        .prepend("")
                        .map(index ->
                            "AWS/DynamoDB %s Sum TableName=%s%s"
                                .formatted(name, table.name(), index))));
    assertThat(List.of(sum.split(Pattern.quote(" + "))))
        .containsExactlyInAnyOrderElementsOf(
            metricStats.map(each -> "FILL(%s, 0)".formatted(each.path("Id").asText())));
    assertThat(metricStats).hasSizeLessThanOrEqualTo(MAX_METRICS_PER_ALARM);
  }

  @Test
  void anUploadFloodRaisesAnAlarm() {
    var flood = alarm("upload-flood");

    assertThat(describeMetric(flood))
        .isEqualTo("AWS/Lambda Invocations Sum FunctionName=blogify-prod-requestUpload");
    assertThat(flood.path("Threshold").asInt()).isEqualTo(300);
    assertThat(flood.path("Period").asInt()).isEqualTo(300);
    assertThat(flood.path("AlarmDescription").asText())
        .isEqualTo("See docs/runbooks/upload-flood.md");
  }

  /** AWS: ten alarm metrics are free, and each further one costs 0.10 dollars a month. */
  @Test
  void theSmallStageHasTheEssentialAlarmsForTwentyCentsAMonth() {
    var names = alarmNames(Synthesis.small());

    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            Subscriptions.ALL
                .map(each -> each.name() + "-dlq")
                .appendAll(
                    List.of(
                        "api-5xx",
                        "outbox-relay-lag",
                        "publishEvents-errors",
                        "outbox-dead-letters",
                        "pending-media-age",
                        "schedules-dlq")));
    assertThat((names.size() - FREE_ALARM_METRICS) * CENTS_PER_ALARM_METRIC).isEqualTo(20);
  }

  /** Each combination of dimensions is a separate metric, so no dimension contains an id. */
  @Test
  void applicationMetricsHaveTheStageAsTheirOnlyDimension() {
    var applicationAlarms =
        Synthesis.prod()
            .resources(ALARM)
            .map(Synthesis.TemplateResource::properties)
            .filter(alarm -> alarm.path("Namespace").asText().equals("Blogify"));

    assertThat(
            applicationAlarms.map(alarm ->
                List.of("MetricName", "Statistic", "Threshold")
                    .map(each -> alarm.path(each).asText())
                    .appendAll(
                        List.ofAll(alarm.path("Dimensions"))
                            .map(each ->
                                each.path("Name").asText() + "=" + each.path("Value").asText()))
                    .mkString(" ")))
        .containsExactlyInAnyOrder(
            "outboxDeadLetters Sum 1 application=blogify-prod",
            "pendingMediaAge Maximum 90000 application=blogify-prod");
  }

  @Test
  void everyAlarmHasAnAction() {
    for (var alarm : Synthesis.prod().resources(ALARM)) {
      assertThat(List.ofAll(alarm.properties().path("AlarmActions"))).as(alarm.id()).hasSize(1);
    }
    Synthesis.prod()
        .template("Observability")
        .hasResourceProperties(
            "AWS::SNS::Subscription",
            Map.of("Protocol", "email", "Endpoint", "operations@example.org"));
  }

  @Test
  void missingDataBreachesOnlyTheAlarmOnPendingMedia() {
    var alarmsByTreatment =
        Synthesis.prod()
            .resources(ALARM)
            .groupBy(alarm -> alarm.text("TreatMissingData"))
            .mapValues(alarms -> alarms.map(alarm -> alarm.text("AlarmName")));

    assertThat(alarmsByTreatment.keySet()).containsExactlyInAnyOrder("breaching", "notBreaching");
    assertThat(alarmsByTreatment.get("breaching").get())
        .containsExactly("blogify-prod-pending-media-age");
  }

  @Test
  void theBudgetNotifiesOfForecastAndActualCosts() {
    Synthesis.prod()
        .template("Observability")
        .hasResourceProperties(
            "AWS::Budgets::Budget",
            Map.of(
                "Budget",
                    Match.objectLike(Map.of("BudgetLimit", Map.of("Amount", 200, "Unit", "USD"))),
                "NotificationsWithSubscribers",
                    Match.arrayWith(
                        java.util.List.of(
                            Match.objectLike(
                                Map.of(
                                    "Notification",
                                    Match.objectLike(
                                        Map.of("NotificationType", "FORECASTED"))))))));
  }

  /** Lambda's own errors include timeouts and failed starts, which no function can report. */
  @Test
  void theDashboardShowsOnlyExistingMetrics() {
    var dashboard = Synthesis.prod().resources("AWS::CloudWatch::Dashboard").single();
    var body =
        List.ofAll(dashboard.properties().at("/DashboardBody/Fn::Join/1"))
            .map(JsonNode::asText)
            .mkString();

    assertThat(body)
        .contains(
            "[\"AWS/ApiGateway\",\"Count\",\"ApiId\"",
            "[\"AWS/ApiGateway\",\"4xx\",\"ApiId\"",
            "[\"AWS/ApiGateway\",\"5xx\",\"ApiId\"",
            "[\"AWS/ApiGateway\",\"Latency\",\"ApiId\"",
            "[\"AWS/Lambda\",\"Errors\",{",
            "[\"Blogify\",\"faults\",\"application\",\"blogify-prod\"",
            "blogify-prod-recordAudit-dlq")
        .doesNotContain("SEARCH", "durationMs");
    assertThat(body.split("\\[\"(AWS|Blogify)")).hasSize(1 + 6 + Subscriptions.ALL.size());
  }

  static Stream<TableDefinition> tables() {
    return Tables.ALL.toJavaStream();
  }

  private static JsonNode alarm(String name) {
    return Synthesis.prod().resource(ALARM, "AlarmName", "blogify-prod-" + name).properties();
  }

  /** Namespace, name, statistic and dimensions, with logical ids instead of imported values. */
  private static String describeMetric(JsonNode json) {
    var metric = json.has("Metric") ? json.path("Metric") : json;
    return List.of(metric.path("Namespace"), metric.path("MetricName"))
        .append(json.has("Stat") ? json.path("Stat") : json.path("Statistic"))
        .map(JsonNode::asText)
        .appendAll(
            List.ofAll(metric.path("Dimensions"))
                .map(each -> each.path("Name").asText() + "=" + dimensionValue(each.path("Value")))
                .sorted(Comparator.reverseOrder()))
        .mkString(" ");
  }

  private static String dimensionValue(JsonNode value) {
    return value.isTextual()
        ? value.asText()
        : value
            .path("Fn::ImportValue")
            .asText()
            .replaceFirst(".*ExportsOutputRef(\\w+?)[0-9A-F]{16}$", "$1");
  }

  private static Seq<String> alarmNames(Synthesis synthesis) {
    return synthesis
        .resources(ALARM)
        .map(alarm -> alarm.text("AlarmName").replaceFirst("^blogify-[a-z]+-", ""));
  }
}
