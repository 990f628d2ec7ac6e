package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.functions.Functions;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

/** OBS-3. */
final class ObservabilityTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  /** As many as CloudWatch gives for nothing. */
  private static final int FREE = 10;

  @Test
  void everyAlarmNamesARunbookThatThereIs() {
    var said =
        Synthesis.prod()
            .resources(ALARM)
            .map(alarm -> alarm.properties().path("AlarmDescription").asText());

    assertThat(said)
        .isNotEmpty()
        .allSatisfy(text -> {
          assertThat(text).startsWith("See docs/runbooks/");
          assertThat(ROOT.resolve(text.substring("See ".length()))).isRegularFile();
        });
  }

  @Test
  void everyFunctionQueueRuleAndTableHasItsAlarms() {
    assertThat(names(Synthesis.prod()))
        .containsAll(
            Functions.ALL
                .map(LambdaFunction::name)
                .flatMap(name -> List.of(name + "-errors", name + "-throttles", name + "-slow")))
        .containsAll(
            Subscriptions.ALL
                .map(Subscription::name)
                .flatMap(name -> List.of(name + "-dead", name + "-undelivered")))
        .containsAll(Tables.ALL.map(Table::name).map(name -> name + "-throttled"))
        .contains("api-5xx", "publisher-behind", "parked", "media-pending");
  }

  @Test
  void theSmallProfileKeepsThoseThatMatterAndPaysForNone() {
    assertThat(names(Synthesis.small()))
        .containsAll(Subscriptions.EVERYWHERE.map(each -> each.name() + "-dead"))
        .contains("api-5xx", "publisher-behind", "parked", "media-pending")
        .hasSizeLessThanOrEqualTo(FREE);
  }

  /** Stages of one account tell theirs apart by it; an id among them would be a metric each. */
  @Test
  void whatFunctionsTellOfThemselvesIsToldByTheNameOfTheStageAlone() {
    var told =
        Synthesis.prod()
            .resources(ALARM)
            .map(Synthesis.Resource::properties)
            .filter(alarm -> alarm.path("Namespace").asText().equals("Blogify"));

    assertThat(
            told.map(alarm ->
                List.of("MetricName", "Statistic", "Threshold")
                    .map(each -> alarm.path(each).asText())
                    .appendAll(
                        List.ofAll(alarm.path("Dimensions"))
                            .map(each ->
                                each.path("Name").asText() + "=" + each.path("Value").asText()))
                    .mkString(" ")))
        .containsExactlyInAnyOrder(
            "parked Sum 1 application=blogify-prod",
            "pendingMediaAge Maximum 90000 application=blogify-prod");
  }

  @Test
  void everyAlarmTellsSomebody() {
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
  void nothingIsNotAnAlarm() {
    assertThat(Synthesis.prod().resources(ALARM))
        .allSatisfy(alarm ->
            assertThat(alarm.properties().path("TreatMissingData").asText())
                .isEqualTo("notBreaching"));
  }

  @Test
  void tooMuchMoneyIsToldBeforeItIsSpent() {
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

  @Test
  void thereIsOneDashboardOfMetricsThatAreNamed() {
    var dashboard = Synthesis.prod().resources("AWS::CloudWatch::Dashboard").single();

    assertThat(dashboard.json().toString())
        .contains("durationMs", "faults", "5xx", "blogify-prod-recordAudit-dead")
        .doesNotContain("SEARCH");
  }

  private static Seq<String> names(Synthesis synthesis) {
    return synthesis
        .resources(ALARM)
        .map(alarm ->
            alarm.properties().path("AlarmName").asText().replaceFirst("^blogify-[a-z]+-", ""));
  }
}
