package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.adapters.in.lambda.StreamMapping;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.S3OnFailureDestination;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** What carries changes from the streams of tables to the bus, and where lies what it cannot. */
final class PublisherFunctions {
  /** By hand; see docs/runbooks/poisoned-stream.md. */
  private static final String REDRIVE_FUNCTION = "redriveEvents";

  /**
   * Each shard of a stream takes one at a time; a table has a shard for some 1,000 writes a second.
   */
  private static final int CONCURRENCY_PER_STREAM = 10;

  /** EVT-12: of what is older, no consumer takes anything. */
  private static final Duration FAILURE_RETENTION = Duration.days(45);

  private final Construct scope;
  private final Bucket failureBucket;

  PublisherFunctions(Construct scope, Stage stage) {
    this.scope = scope;
    this.failureBucket = createFailureBucket(stage);
  }

  ResourceRegistry addResourcesTo(ResourceRegistry before) {
    return before.with(
        ResourceRegistry.FAILURE_BUCKET,
        failureBucket.getBucketName(),
        failureBucket.getBucketArn());
  }

  /** Each function that reads streams is deployed once, however many it reads. */
  void deploy(LambdaDeployer lambdas, ResourceRegistry deployed) {
    StreamMapping.ALL
        .groupBy(StreamMapping::function)
        .forEach((name, mappings) -> {
          var reads = IamStatements.forGrants(mappings.flatMap(StreamMapping::grants), deployed);
          var publisher =
              lambdas.deploy(
                  LambdaFunctions.byName(name), reads, CONCURRENCY_PER_STREAM * mappings.size());
          mappings.forEach(mapping -> createEventSourceMapping(mapping, publisher, deployed));
        });
    lambdas.deploy(LambdaFunctions.byName(REDRIVE_FUNCTION));
  }

  private void createEventSourceMapping(
      StreamMapping mapping, Alias function, ResourceRegistry deployed) {
    EventSourceMapping.Builder.create(scope, mapping.table().name() + "Stream")
        .target(function)
        .eventSourceArn(deployed.arn(ResourceRegistry.streamKey(mapping.table())))
        .startingPosition(
            switch (mapping.startingPosition()) {
              case TRIM_HORIZON -> StartingPosition.TRIM_HORIZON;
            })
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

  /** What could not be published is data as any other, until it is, or nobody would take it. */
  private Bucket createFailureBucket(Stage stage) {
    var bucket =
        Bucket.Builder.create(scope, "Failures")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("what-nobody-takes-any-more")
                        .expiration(FAILURE_RETENTION)
                        .build(),
                    LifecycleRule.builder()
                        .id("unfinished-uploads")
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
            .removalPolicy(StackDefaults.removalPolicy(stage))
            .build();
    CdkNagSuppressions.suppress(
        bucket,
        "AwsSolutions-S1",
        "Two functions of this stack alone reach it, and both log what they do with it.");
    return bucket;
  }
}
