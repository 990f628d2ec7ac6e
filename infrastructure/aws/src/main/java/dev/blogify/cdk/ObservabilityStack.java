package dev.blogify.cdk;

import dev.blogify.adapters.consumers.Subscriptions;
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
final class ObservabilityStack extends Stack {
  private final Stage stage;
  private final Key key;
  private final Watches watches;

  ObservabilityStack(App app, Stage stage, ApiStack api, EventsStack events, Deployed deployed) {
    super(app, "Observability", Stacks.props(stage, "observability", "Alarms and the dashboard"));
    this.stage = stage;
    key = events.topicKey();
    watches = new Watches(stage, api.api().getApiId(), deployed);
    stage.care().email().forEach(this::tell);
    dashboard();
  }

  private void tell(String email) {
    var wanted = watches.of(stage.care().alarms());
    if (!wanted.isEmpty()) {
      wanted.forEach(new Bell(this, stage, key, stage.prefix() + "-alarms", email)::ringFor);
    }
    budget(email);
  }

  /**
   * Of the whole account, since costs are told by stage only once somebody has switched that on.
   */
  private void budget(String email) {
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                .budgetName(stage.prefix())
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(
                    CfnBudget.SpendProperty.builder()
                        .amount(stage.care().budget())
                        .unit("USD")
                        .build())
                .build())
        .notificationsWithSubscribers(
            java.util.List.of(notification("ACTUAL", email), notification("FORECASTED", email)))
        .build();
  }

  private static CfnBudget.NotificationWithSubscribersProperty notification(
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
  private void dashboard() {
    Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(stage.prefix())
        .widgets(
            java.util.List.of(
                java.util.List.of(
                    graph(
                        "Requests",
                        List.of("Count", "4xx", "5xx").map(each -> watches.api(each, "Sum"))),
                    graph(
                        "Faults of functions, and errors of all in the account",
                        List.of(watches.told("faults", "Sum"), Watches.errors()))),
                java.util.List.of(
                    graph("Duration of requests, p99", List.of(watches.api("Latency", "p99"))),
                    graph("Dead letters", Subscriptions.ALL.map(watches::dead)))))
        .build();
  }

  private static IWidget graph(String title, Seq<? extends IMetric> metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .width(12)
        .left(java.util.List.copyOf(metrics.asJava()))
        .build();
  }
}
