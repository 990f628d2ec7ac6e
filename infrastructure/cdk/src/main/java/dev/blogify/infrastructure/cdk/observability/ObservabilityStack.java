package dev.blogify.infrastructure.cdk.observability;

import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.infrastructure.cdk.alarms.AlarmTopic;
import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.events.EventsStack;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.kms.Key;

/** Who is told when something is wrong, and where to look. */
public final class ObservabilityStack extends Stack {
  private final Stage stage;
  private final Key topicKey;
  private final AlarmSpecs alarmSpecs;

  public ObservabilityStack(
      App app, Stage stage, ApiStack api, EventsStack events, ResourceRegistry deployed) {
    super(
        app,
        "Observability",
        StackDefaults.stackProps(stage, "observability", "Alarms and the dashboard"));
    this.stage = stage;
    topicKey = events.topicKey();
    alarmSpecs = new AlarmSpecs(stage, api.httpApi().getApiId(), deployed);
    stage.operations().notificationEmail().forEach(this::notifyByEmail);
    createDashboard();
  }

  private void notifyByEmail(String email) {
    var wanted = alarmSpecs.specsFor(stage.operations().alarms());
    if (!wanted.isEmpty()) {
      wanted.forEach(
          new AlarmTopic(this, stage, topicKey, stage.resourcePrefix() + "-alarms", email)
              ::addAlarm);
    }
    createBudget(email);
  }

  /**
   * Of the whole account, since costs are told by stage only once somebody has switched that on.
   */
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
            java.util.List.of(
                budgetNotification("ACTUAL", email), budgetNotification("FORECASTED", email)))
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty budgetNotification(
      String type, String email) {
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(type)
                .comparisonOperator("GREATER_THAN")
                .threshold(100)
                .thresholdType("PERCENTAGE")
                .build())
        .subscribers(
            java.util.List.of(
                CfnBudget.SubscriberProperty.builder()
                    .subscriptionType("EMAIL")
                    .address(email)
                    .build()))
        .build();
  }

  /**
   * With no more than 50 metrics, for that many are free. Functions tell of their faults, and
   * Lambda of those that took too long or did not start, which could tell nothing.
   */
  private void createDashboard() {
    Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(stage.resourcePrefix())
        .widgets(
            java.util.List.of(
                java.util.List.of(
                    graphWidget(
                        "Requests",
                        List.of("Count", "4xx", "5xx")
                            .map(each -> alarmSpecs.apiMetric(each, "Sum"))),
                    graphWidget(
                        "Faults of functions, and errors of all in the account",
                        List.of(
                            alarmSpecs.applicationMetric("faults", "Sum"), AlarmSpecs.errors()))),
                java.util.List.of(
                    graphWidget(
                        "Duration of requests, p99",
                        List.of(alarmSpecs.apiMetric("Latency", "p99"))),
                    graphWidget(
                        "Dead letters", Subscriptions.ALL.map(alarmSpecs::deadLetterMetric)))))
        .build();
  }

  private static IWidget graphWidget(String title, Seq<? extends IMetric> metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .width(12)
        .left(java.util.List.copyOf(metrics.asJava()))
        .build();
  }
}
