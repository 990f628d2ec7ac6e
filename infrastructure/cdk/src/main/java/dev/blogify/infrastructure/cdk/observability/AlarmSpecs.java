package dev.blogify.infrastructure.cdk.observability;

import static dev.blogify.infrastructure.cdk.alarms.AlarmSpec.metric;
import static dev.blogify.infrastructure.cdk.alarms.AlarmSpec.onFirstOccurrence;

import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.domain.media.Media;
import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.alarms.AlarmSpec.Runbook;
import dev.blogify.infrastructure.cdk.events.EventsStack;
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
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** The alarms of a stage (OBS-3), by the coverage that the stage selects. */
record AlarmSpecs(Stage stage, String apiId, ResourceRegistry resources) {
  /** A function that exceeds this fraction of its timeout is likely to time out. */
  private static final double SLOW_FRACTION_OF_TIMEOUT = 0.8;

  private static final Seq<String> THROTTLE_METRICS =
      List.of("ReadThrottleEvents", "WriteThrottleEvents");

  private static final Duration MAX_LAG = Duration.ofSeconds(60);

  /** About sixty runs of the job have failed to expire an upload of this age (MED-5). */
  private static final Duration MAX_PENDING_AGE = Media.UPLOAD_TTL.plusHours(1);

  /** One upload per second for five minutes: more than users request manually. */
  private static final int UPLOAD_FLOOD_THRESHOLD = 300;

  Seq<AlarmSpec> specsFor(Stage.AlarmCoverage coverage) {
    return switch (coverage) {
      case NONE -> List.empty();
      case FEW -> essential();
      case ALL -> essential().appendAll(detailed()).distinctBy(AlarmSpec::name);
    };
  }

  /**
   * The alarms on failed requests and on silent data loss. Errors of the outbox relay are among
   * them, because Lambda discards a change after ten failed attempts.
   */
  private Seq<AlarmSpec> essential() {
    var outboxRelay = LambdaFunctions.byName(LambdaFunctions.OUTBOX_RELAY);
    return List.of(
            onFirstOccurrence("api-5xx", apiMetric("5xx", "Sum"), Runbook.FAILING_FUNCTION),
            // Required by EVT-15.
            new AlarmSpec(
                "outbox-relay-lag",
                lambdaMetric(outboxRelay, "IteratorAge", "Maximum"),
                MAX_LAG.toMillis(),
                Runbook.POISONED_STREAM),
            errors(outboxRelay),
            onFirstOccurrence(
                "outbox-dead-letters",
                applicationMetric("outboxDeadLetters", "Sum"),
                Runbook.POISONED_STREAM),
            // The job sends the metric each minute, even if no upload is pending.
            new AlarmSpec(
                "pending-media-age",
                applicationMetric("pendingMediaAge", "Maximum"),
                MAX_PENDING_AGE.toSeconds(),
                Runbook.PENDING_MEDIA,
                TreatMissingData.BREACHING),
            onFirstOccurrence(
                "schedules-dlq",
                visibleMessages(EventsStack.scheduleDeadLetterQueueName(stage)),
                Runbook.FAILING_FUNCTION))
        .appendAll(
            Subscriptions.ALL.map(each ->
                onFirstOccurrence(each.name() + "-dlq", deadLetterMetric(each), Runbook.REDRIVE)));
  }

  /** A metric that functions write to their logs (OBS-1). */
  Metric applicationMetric(String name, String statistic) {
    return metric("Blogify", name, statistic, Map.of("application", stage.resourcePrefix()));
  }

  private Seq<AlarmSpec> detailed() {
    return LambdaFunctions.ALL
        .flatMap(this::specsFor)
        .append(uploadFlood())
        .appendAll(
            Subscriptions.ALL.map(each ->
                onFirstOccurrence(
                    each.name() + "-failed-invocations", failedInvocations(each), Runbook.REDRIVE)))
        .appendAll(
            Tables.ALL.map(each ->
                onFirstOccurrence(
                    each.name() + "-throttled", throttleMetric(each), Runbook.THROTTLED)))
        .appendAll(stage.secondRegion().toList().flatMap(this::replicationLag));
  }

  private AlarmSpec uploadFlood() {
    var requests = lambdaMetric(LambdaFunctions.byName("requestUpload"), "Invocations", "Sum");
    return new AlarmSpec("upload-flood", requests, UPLOAD_FLOOD_THRESHOLD, Runbook.UPLOAD_FLOOD);
  }

  /**
   * The usual latency is one second. Changes that are not replicated before a failure of the
   * primary Region remain unavailable until it recovers.
   */
  private Seq<AlarmSpec> replicationLag(SecondRegion secondRegion) {
    return Tables.ALL.map(table -> {
      var dimensions =
          Map.of("TableName", tableName(table), "ReceivingRegion", secondRegion.region());
      return new AlarmSpec(
          table.name() + "-replication-lag",
          metric("AWS/DynamoDB", "ReplicationLatency", "Average", dimensions),
          MAX_LAG.toMillis(),
          Runbook.LOSE_A_REGION);
    });
  }

  private Seq<AlarmSpec> specsFor(LambdaFunction function) {
    return List.of(
        errors(function),
        onFirstOccurrence(
            function.name() + "-throttles",
            lambdaMetric(function, "Throttles", "Sum"),
            Runbook.THROTTLED),
        new AlarmSpec(
            function.name() + "-slow",
            lambdaMetric(function, "Duration", "p99"),
            function.timeout().toMillis() * SLOW_FRACTION_OF_TIMEOUT,
            Runbook.SLOW_FUNCTION));
  }

  private AlarmSpec errors(LambdaFunction function) {
    return onFirstOccurrence(
        function.name() + "-errors",
        lambdaMetric(function, "Errors", "Sum"),
        Runbook.FAILING_FUNCTION);
  }

  Metric apiMetric(String name, String statistic) {
    return metric("AWS/ApiGateway", name, statistic, Map.of("ApiId", apiId));
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

  /** Events that EventBridge could not deliver to the target and sent to the dead-letter queue. */
  private Metric failedInvocations(Subscription subscription) {
    var rule = SubscriptionResources.resourceName(stage, subscription);
    var dimensions =
        switch (subscription.bus()) {
          case BLOGIFY -> Map.of("RuleName", rule, "EventBusName", stage.resourcePrefix());
          case DEFAULT -> Map.of("RuleName", rule);
        };
    return metric("AWS/Events", "FailedInvocations", "Sum", dimensions);
  }

  /**
   * The throttled requests of a table and its indexes. {@code ThrottledRequests} exists per
   * operation only, and the metrics used here have no data without throttling, hence {@code FILL}.
   */
  private IMetric throttleMetric(TableDefinition table) {
    var name = tableName(table);
    var metrics =
        table
            .indexes()
            .map(index -> Map.of("TableName", name, "GlobalSecondaryIndexName", index.name()))
            .prepend(Map.of("TableName", name))
            .flatMap(
                each -> THROTTLE_METRICS.map(event -> metric("AWS/DynamoDB", event, "Sum", each)))
            .zipWithIndex()
            .toLinkedMap(each -> "throttles" + each._2(), each -> (IMetric) each._1());
    return MathExpression.Builder.create()
        .expression(metrics.keySet().map("FILL(%s, 0)"::formatted).mkString(" + "))
        .usingMetrics(metrics.toJavaMap())
        .label("throttles")
        .period(AlarmSpec.PERIOD)
        .build();
  }

  private String tableName(TableDefinition table) {
    return resources.value(table.environmentVariable());
  }
}
