package dev.blogify.cdk;

import static dev.blogify.cdk.Runbook.FAILING_FUNCTION;
import static dev.blogify.cdk.Runbook.LOSE_A_REGION;
import static dev.blogify.cdk.Runbook.PENDING_MEDIA;
import static dev.blogify.cdk.Runbook.POISONED_STREAM;
import static dev.blogify.cdk.Runbook.REDRIVE;
import static dev.blogify.cdk.Runbook.SLOW_FUNCTION;
import static dev.blogify.cdk.Runbook.THROTTLED;
import static dev.blogify.cdk.Runbook.UPLOAD_FLOOD;
import static dev.blogify.cdk.Watch.any;
import static dev.blogify.cdk.Watch.metric;

import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.domain.media.Media;
import dev.blogify.functions.Functions;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** What is watched in a stage (OBS-3), and which of it is watched wherever anything is. */
final class Watches {
  /** So near the end of its time, a function is about to fail. */
  private static final double NEAR_THE_TIMEOUT = 0.8;

  private static final String PUBLISHER = "publishEvents";

  private static final Seq<String> THROTTLES = List.of("ReadThrottleEvents", "WriteThrottleEvents");

  private static final Duration FRESH = Duration.ofSeconds(60);

  /** MED-5: some sixty sweeps have tried in vain by then. */
  private static final Duration LEFT_PENDING = Media.PATIENCE.plusHours(1);

  /** An upload a second for five minutes: more than people do by hand. */
  private static final int FLOOD = 300;

  private final Stage stage;
  private final String apiId;
  private final Deployed deployed;

  Watches(Stage stage, String apiId, Deployed deployed) {
    this.stage = stage;
    this.apiId = apiId;
    this.deployed = deployed;
  }

  Seq<Watch> of(Stage.Alarms alarms) {
    return switch (alarms) {
      case NONE -> List.empty();
      case FEW -> few();
      case ALL -> few().appendAll(all()).distinctBy(Watch::name);
    };
  }

  /**
   * What loses data, or answers, and does so silently. The publisher's errors are among it, because
   * Lambda itself gives up a change after ten of them, and tells nobody.
   */
  private Seq<Watch> few() {
    return List.of(
            any("api-5xx", api("5xx", "Sum"), FAILING_FUNCTION),
            behind(),
            errors(Functions.named(PUBLISHER)),
            any("parked", told("parked", "Sum"), POISONED_STREAM),
            leftPending(),
            any("ticks-dead", visible(Ticks.deadName(stage)), FAILING_FUNCTION))
        .appendAll(Subscriptions.ALL.map(this::deadLetters));
  }

  /** EVT-15: how old the oldest change is that was not published. */
  private Watch behind() {
    var age = lambda(Functions.named(PUBLISHER), "IteratorAge", "Maximum");
    return new Watch("publisher-behind", age, FRESH.toMillis(), POISONED_STREAM);
  }

  /** The sweep tells of it each minute, be there any or none. */
  private Watch leftPending() {
    var age = told("pendingMediaAge", "Maximum");
    return new Watch(
        "media-pending", age, LEFT_PENDING.toSeconds(), PENDING_MEDIA, Watch.Silence.BROKEN);
  }

  /** What functions tell of themselves, by their logs (OBS-1). */
  Metric told(String name, String statistic) {
    return metric("Blogify", name, statistic, Map.of("application", stage.prefix()));
  }

  private Watch deadLetters(Subscription subscription) {
    return any(subscription.name() + "-dead", dead(subscription), REDRIVE);
  }

  private Seq<Watch> all() {
    return Functions.ALL
        .flatMap(this::of)
        .append(flood())
        .appendAll(
            Subscriptions.ALL.map(
                each -> any(each.name() + "-undelivered", undelivered(each), REDRIVE)))
        .appendAll(
            Tables.ALL.map(each -> any(each.name() + "-throttled", throttled(each), THROTTLED)))
        .appendAll(stage.access().secondRegion().toList().flatMap(this::replicated));
  }

  private Watch flood() {
    var asked = lambda(Functions.named("requestUpload"), "Invocations", "Sum");
    return new Watch("upload-flood", asked, FLOOD, UPLOAD_FLOOD);
  }

  /** A second is usual; what is behind when the Region is lost stays lost until it is back. */
  private Seq<Watch> replicated(SecondRegion to) {
    return Tables.ALL.map(each ->
        new Watch(each.name() + "-replica-behind", lag(each, to), FRESH.toMillis(), LOSE_A_REGION));
  }

  private Metric lag(Table table, SecondRegion to) {
    return metric(
        "AWS/DynamoDB",
        "ReplicationLatency",
        "Average",
        Map.of(
            "TableName", deployed.value(table.environmentKey()), "ReceivingRegion", to.region()));
  }

  private Seq<Watch> of(LambdaFunction function) {
    var slow = function.timeout().toMillis() * NEAR_THE_TIMEOUT;
    return List.of(
        errors(function),
        any(function.name() + "-throttles", lambda(function, "Throttles", "Sum"), THROTTLED),
        new Watch(
            function.name() + "-slow", lambda(function, "Duration", "p99"), slow, SLOW_FUNCTION));
  }

  private Watch errors(LambdaFunction function) {
    return any(function.name() + "-errors", lambda(function, "Errors", "Sum"), FAILING_FUNCTION);
  }

  Metric api(String name, String statistic) {
    return metric("AWS/ApiGateway", name, statistic, Map.of("ApiId", apiId));
  }

  /** Of all functions of the account, as Lambda counts them. */
  static Metric errors() {
    return metric("AWS/Lambda", "Errors", "Sum", Map.of());
  }

  private Metric lambda(LambdaFunction function, String name, String statistic) {
    return metric(
        "AWS/Lambda", name, statistic, Map.of("FunctionName", Lambdas.name(stage, function)));
  }

  Metric dead(Subscription subscription) {
    return visible(Consumers.deadName(stage, subscription));
  }

  private static Metric visible(String queue) {
    return metric(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", Map.of("QueueName", queue));
  }

  /** What EventBridge could not hand to its target, and has put among the dead letters. */
  private Metric undelivered(Subscription subscription) {
    var rule = Map.of("RuleName", Consumers.queueName(stage, subscription));
    return metric(
        "AWS/Events",
        "FailedInvocations",
        "Sum",
        switch (subscription.bus()) {
          case BLOGIFY -> with(rule, "EventBusName", stage.prefix());
          case DEFAULT -> rule;
        });
  }

  /**
   * All that a table and its indexes refuse. {@code ThrottledRequests} would have to be asked for
   * operation by operation, and these two have no data where nothing was refused.
   */
  private IMetric throttled(Table table) {
    var name = Map.of("TableName", deployed.value(table.environmentKey()));
    var all =
        table
            .indexes()
            .map(index -> with(name, "GlobalSecondaryIndexName", index.name()))
            .prepend(name)
            .flatMap(of -> THROTTLES.map(each -> metric("AWS/DynamoDB", each, "Sum", of)))
            .zipWithIndex()
            .toLinkedMap(each -> "throttles" + each._2(), each -> (IMetric) each._1());
    return MathExpression.Builder.create()
        .expression(all.keySet().map("FILL(%s, 0)"::formatted).mkString(" + "))
        .usingMetrics(all.toJavaMap())
        .label("throttles")
        .period(Watch.PERIOD)
        .build();
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    return io.vavr.collection.HashMap.ofAll(some).put(name, value).toJavaMap();
  }
}
