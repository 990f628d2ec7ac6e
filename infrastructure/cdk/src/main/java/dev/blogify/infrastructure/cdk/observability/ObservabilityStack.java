package dev.blogify.infrastructure.cdk.observability;

import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.alarms.AlarmTopic;
import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.events.EventsStack;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.kms.Key;

/** The alarms, the budget and the dashboard of a stage. */
public final class ObservabilityStack extends Stack {
  private final Stage stage;
  private final Key topicKey;
  private final AlarmSpecs alarmSpecs;

  public ObservabilityStack(
      App app, Stage stage, ApiStack api, EventsStack events, ResourceRegistry resources) {
    super(
        app,
        "Observability",
        StackDefaults.stackProps(stage, "observability", "Alarms and dashboard"));
    this.stage = stage;
    topicKey = events.topicKey();
    alarmSpecs = new AlarmSpecs(stage, api.httpApi().getApiId(), resources);
    stage.operations().notificationEmail().forEach(this::notifyByEmail);
    createDashboard();
  }

  private void notifyByEmail(String email) {
    var specs = alarmSpecs.specsFor(stage.operations().alarms());
    if (!specs.isEmpty()) {
      specs.forEach(
          new AlarmTopic(this, stage, topicKey, stage.resourcePrefix() + "-alarms", email)
              ::addAlarm);
    }
    createBudget(email);
  }

  /** Covers the whole account, because costs per stage require an activated cost allocation tag. */
  private void createBudget(String email) {
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                .budgetName(stage.resourcePrefix())
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(
                    CfnBudget.SpendProperty.builder()
                        .amount(stage.operations().monthlyBudgetUsd())
                        .unit("USD")
                        .build())
                .build())
        .notificationsWithSubscribers(
            List.of("ACTUAL", "FORECASTED").map(type -> budgetNotification(type, email)).asJava())
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty budgetNotification(
      String type, String email) {
    var subscriber =
        CfnBudget.SubscriberProperty.builder().subscriptionType("EMAIL").address(email).build();
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(type)
                .comparisonOperator("GREATER_THAN")
                .threshold(100)
                .thresholdType("PERCENTAGE")
                .build())
        .subscribers(List.of(subscriber).asJava())
        .build();
  }

  /**
   * Shows at most 50 metrics, because larger dashboards are not free. Functions report faults; the
   * errors that Lambda counts also include timeouts and failed starts.
   */
  private void createDashboard() {
    var lambdaErrors = AlarmSpec.metric("AWS/Lambda", "Errors", "Sum", Map.of());
    Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(stage.resourcePrefix())
        .widgets(
            List.of(
                    widgetRow(
                        graph(
                            "Requests",
                            List.of("Count", "4xx", "5xx")
                                .map(each -> alarmSpecs.apiMetric(each, "Sum"))),
                        graph(
                            "Faults of this stage, and Lambda errors of the account",
                            List.of(alarmSpecs.applicationMetric("faults", "Sum"), lambdaErrors))),
                    widgetRow(
                        graph(
                            "Request latency, p99",
                            List.of(alarmSpecs.apiMetric("Latency", "p99"))),
                        graph("Dead letters", Subscriptions.ALL.map(alarmSpecs::deadLetterMetric))))
                .asJava())
        .build();
  }

  private static java.util.List<IWidget> widgetRow(IWidget... widgets) {
    return List.of(widgets).asJava();
  }

  private static IWidget graph(String title, Seq<? extends IMetric> metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .width(12)
        .left(java.util.List.copyOf(metrics.asJava()))
        .build();
  }
}
