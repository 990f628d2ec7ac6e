package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.in.lambda.StreamMapping;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.S3OnFailureDestination;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The outbox relay: functions that publish events from table streams to the bus, and their failure
 * bucket.
 */
final class OutboxRelayFunctions {
  /** One invocation per shard; a table has one shard per 1,000 writes per second. */
  private static final int CONCURRENCY_PER_STREAM = 10;

  /** Consumers ignore events that are older than this period (EVT-12). */
  private static final Duration FAILURE_RETENTION = Duration.days(45);

  private final Construct scope;
  private final Bucket failureBucket;

  OutboxRelayFunctions(Construct scope, Stage stage) {
    this.scope = scope;
    this.failureBucket = createFailureBucket(stage);
  }

  ResourceRegistry addResourcesTo(ResourceRegistry resources) {
    return resources.with(
        ResourceRegistry.FAILURE_BUCKET,
        failureBucket.getBucketName(),
        failureBucket.getBucketArn());
  }

  /** Deploys each function once, even if it reads several streams. */
  void deploy(LambdaDeployer lambdas, ResourceRegistry resources) {
    StreamMapping.ALL
        .groupBy(StreamMapping::function)
        .forEach((name, mappings) -> {
          var readStatements =
              IamStatements.forGrants(mappings.flatMap(StreamMapping::grants), resources);
          var relay =
              lambdas.deploy(
                  LambdaFunctions.byName(name),
                  readStatements,
                  CONCURRENCY_PER_STREAM * mappings.size());
          mappings.forEach(mapping -> createEventSourceMapping(mapping, relay, resources));
        });
    lambdas.deploy(LambdaFunctions.byName(LambdaFunctions.REDRIVE));
  }

  private void createEventSourceMapping(
      StreamMapping mapping, Alias function, ResourceRegistry resources) {
    EventSourceMapping.Builder.create(scope, mapping.table().name() + "Stream")
        .target(function)
        .eventSourceArn(resources.arn(ResourceRegistry.streamKey(mapping.table())))
        .startingPosition(StartingPosition.valueOf(mapping.startingPosition().name()))
        .batchSize(mapping.batchSize())
        .maxBatchingWindow(toCdkDuration(mapping.batchingWindow()))
        .reportBatchItemFailures(mapping.reportsBatchItemFailures())
        .bisectBatchOnError(mapping.bisectsOnError())
        .retryAttempts(mapping.maxRetries())
        .maxRecordAge(toCdkDuration(mapping.maxRecordAge()))
        .parallelizationFactor(mapping.parallelizationFactor())
        .supportS3OnFailureDestination(true)
        .onFailure(new S3OnFailureDestination(failureBucket))
        .build();
  }

  private static Duration toCdkDuration(java.time.Duration duration) {
    return Duration.seconds(duration.toSeconds());
  }

  /**
   * The bucket has the removal policy of the tables, because it can contain the only copy of an
   * unpublished event.
   */
  private Bucket createFailureBucket(Stage stage) {
    var expireFailures =
        LifecycleRule.builder().id("expire-failures").expiration(FAILURE_RETENTION).build();
    var bucket =
        StackDefaults.privateBucket(
                Bucket.Builder.create(scope, "Failures"),
                stage,
                List.of(expireFailures, StackDefaults.ABORT_INCOMPLETE_UPLOADS))
            .build();
    CdkNagSuppressions.suppress(
        bucket,
        "AwsSolutions-S1",
        "Only two functions of this stack can access the bucket, and both log their access.");
    return bucket;
  }
}
