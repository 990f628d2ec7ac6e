package dev.blogify.infrastructure.cdk.observability;

import static dev.blogify.infrastructure.cdk.alarms.AlarmSpec.metric;
import static dev.blogify.infrastructure.cdk.alarms.AlarmSpec.onFirstOccurrence;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.FAILING_FUNCTION;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.LOSE_A_REGION;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.PENDING_MEDIA;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.POISONED_STREAM;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.REDRIVE;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.SLOW_FUNCTION;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.THROTTLED;
import static dev.blogify.infrastructure.cdk.alarms.Runbook.UPLOAD_FLOOD;

import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.domain.media.Media;
import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.events.ScheduledFunctions;
import dev.blogify.infrastructure.cdk.events.SubscriptionResources;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** What is watched in a stage (OBS-3), and which of it is watched wherever anything is. */
final class AlarmSpecs {
  /** So near the end of its time, a function is about to fail. */
  private static final double SLOW_FRACTION_OF_TIMEOUT = 0.8;

  private static final String PUBLISHER_FUNCTION = "publishEvents";

  private static final Seq<String> THROTTLE_METRICS =
      List.of("ReadThrottleEvents", "WriteThrottleEvents");

  private static final Duration MAX_LAG = Duration.ofSeconds(60);

  /** MED-5: some sixty sweeps have tried in vain by then. */
  private static final Duration MAX_PENDING_AGE = Media.UPLOAD_TTL.plusHours(1);

  /** An upload a second for five minutes: more than people do by hand. */
  private static final int UPLOAD_FLOOD_THRESHOLD = 300;

  private final Stage stage;
  private final String apiId;
  private final ResourceRegistry resources;

  AlarmSpecs(Stage stage, String apiId, ResourceRegistry deployed) {
    this.stage = stage;
    this.apiId = apiId;
    this.resources = deployed;
  }

  Seq<AlarmSpec> specsFor(Stage.AlarmCoverage alarms) {
    return switch (alarms) {
      case NONE -> List.empty();
      case FEW -> essential();
      case ALL -> essential().appendAll(detailed()).distinctBy(AlarmSpec::name);
    };
  }

  /**
   * What loses data, or answers, and does so silently. The publisher's errors are among it, because
   * Lambda itself gives up a change after ten of them, and tells nobody.
   */
  private Seq<AlarmSpec> essential() {
    return List.of(
            onFirstOccurrence("api-5xx", apiMetric("5xx", "Sum"), FAILING_FUNCTION),
            publisherLag(),
            errors(LambdaFunctions.byName(PUBLISHER_FUNCTION)),
            onFirstOccurrence(
                "outbox-dead-letters",
                applicationMetric("outboxDeadLetters", "Sum"),
                POISONED_STREAM),
            pendingMediaAge(),
            onFirstOccurrence(
                "ticks-dead",
                visibleMessages(ScheduledFunctions.deadLetterQueueName(stage)),
                FAILING_FUNCTION))
        .appendAll(Subscriptions.ALL.map(this::deadLetterAlarm));
  }

  /** EVT-15: how old the oldest change is that was not published. */
  private AlarmSpec publisherLag() {
    var age = lambdaMetric(LambdaFunctions.byName(PUBLISHER_FUNCTION), "IteratorAge", "Maximum");
    return new AlarmSpec("publisher-behind", age, MAX_LAG.toMillis(), POISONED_STREAM);
  }

  /** The sweep tells of it each minute, be there any or none. */
  private AlarmSpec pendingMediaAge() {
    var age = applicationMetric("pendingMediaAge", "Maximum");
    return new AlarmSpec(
        "media-pending",
        age,
        MAX_PENDING_AGE.toSeconds(),
        PENDING_MEDIA,
        AlarmSpec.MissingData.BREACHING);
  }

  /** What functions tell of themselves, by their logs (OBS-1). */
  Metric applicationMetric(String name, String statistic) {
    return metric("Blogify", name, statistic, Map.of("application", stage.resourcePrefix()));
  }

  private AlarmSpec deadLetterAlarm(Subscription subscription) {
    return onFirstOccurrence(
        subscription.name() + "-dead", deadLetterMetric(subscription), REDRIVE);
  }

  private Seq<AlarmSpec> detailed() {
    return LambdaFunctions.ALL
        .flatMap(this::specsFor)
        .append(uploadFlood())
        .appendAll(
            Subscriptions.ALL.map(each ->
                onFirstOccurrence(each.name() + "-undelivered", failedDeliveries(each), REDRIVE)))
        .appendAll(
            Tables.ALL.map(each ->
                onFirstOccurrence(each.name() + "-throttled", throttleMetric(each), THROTTLED)))
        .appendAll(stage.access().secondRegion().toList().flatMap(this::replicaLag));
  }

  private AlarmSpec uploadFlood() {
    var asked = lambdaMetric(LambdaFunctions.byName("requestUpload"), "Invocations", "Sum");
    return new AlarmSpec("upload-flood", asked, UPLOAD_FLOOD_THRESHOLD, UPLOAD_FLOOD);
  }

  /** A second is usual; what is behind when the Region is lost stays lost until it is back. */
  private Seq<AlarmSpec> replicaLag(SecondRegion to) {
    return Tables.ALL.map(each ->
        new AlarmSpec(
            each.name() + "-replica-behind",
            replicationLatency(each, to),
            MAX_LAG.toMillis(),
            LOSE_A_REGION));
  }

  private Metric replicationLatency(TableDefinition table, SecondRegion to) {
    return metric(
        "AWS/DynamoDB",
        "ReplicationLatency",
        "Average",
        Map.of(
            "TableName",
            resources.value(table.environmentVariable()),
            "ReceivingRegion",
            to.region()));
  }

  private Seq<AlarmSpec> specsFor(LambdaFunction function) {
    var slow = function.timeout().toMillis() * SLOW_FRACTION_OF_TIMEOUT;
    return List.of(
        errors(function),
        onFirstOccurrence(
            function.name() + "-throttles", lambdaMetric(function, "Throttles", "Sum"), THROTTLED),
        new AlarmSpec(
            function.name() + "-slow",
            lambdaMetric(function, "Duration", "p99"),
            slow,
            SLOW_FUNCTION));
  }

  private AlarmSpec errors(LambdaFunction function) {
    return onFirstOccurrence(
        function.name() + "-errors", lambdaMetric(function, "Errors", "Sum"), FAILING_FUNCTION);
  }

  Metric apiMetric(String name, String statistic) {
    return metric("AWS/ApiGateway", name, statistic, Map.of("ApiId", apiId));
  }

  /** Of all functions of the account, as Lambda counts them. */
  static Metric errors() {
    return metric("AWS/Lambda", "Errors", "Sum", Map.of());
  }

  private Metric lambdaMetric(LambdaFunction function, String name, String statistic) {
    return metric(
        "AWS/Lambda",
        name,
        statistic,
        Map.of("FunctionName", LambdaDeployer.functionName(stage, function)));
  }

  Metric deadLetterMetric(Subscription subscription) {
    return visibleMessages(SubscriptionResources.deadLetterQueueName(stage, subscription));
  }

  private static Metric visibleMessages(String queue) {
    return metric(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", Map.of("QueueName", queue));
  }

  /** What EventBridge could not hand to its target, and has put among the dead letters. */
  private Metric failedDeliveries(Subscription subscription) {
    var rule = Map.of("RuleName", SubscriptionResources.queueName(stage, subscription));
    return metric(
        "AWS/Events",
        "FailedInvocations",
        "Sum",
        switch (subscription.bus()) {
          case BLOGIFY -> withDimension(rule, "EventBusName", stage.resourcePrefix());
          case DEFAULT -> rule;
        });
  }

  /**
   * All that a table and its indexes refuse. {@code ThrottledRequests} would have to be asked for
   * operation by operation, and these two have no data where nothing was refused.
   */
  private IMetric throttleMetric(TableDefinition table) {
    var name = Map.of("TableName", resources.value(table.environmentVariable()));
    var all =
        table
            .indexes()
            .map(index -> withDimension(name, "GlobalSecondaryIndexName", index.name()))
            .prepend(name)
            .flatMap(of -> THROTTLE_METRICS.map(each -> metric("AWS/DynamoDB", each, "Sum", of)))
            .zipWithIndex()
            .toLinkedMap(each -> "throttles" + each._2(), each -> (IMetric) each._1());
    return MathExpression.Builder.create()
        .expression(all.keySet().map("FILL(%s, 0)"::formatted).mkString(" + "))
        .usingMetrics(all.toJavaMap())
        .label("throttles")
        .period(AlarmSpec.PERIOD)
        .build();
  }

  private static Map<String, String> withDimension(
      Map<String, String> some, String name, String value) {
    return io.vavr.collection.HashMap.ofAll(some).put(name, value).toJavaMap();
  }
}
