package dev.blogify.cdk;

import dev.blogify.functions.Functions;
import dev.blogify.functions.StreamMapping;
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
final class Publisher {
  /** By hand; see docs/runbooks/poisoned-stream.md. */
  private static final String REDRIVE = "redriveEvents";

  /**
   * Each shard of a stream takes one at a time; a table has a shard for some 1,000 writes a second.
   */
  private static final int SHARDS = 10;

  /** EVT-12: of what is older, no consumer takes anything. */
  private static final Duration WORTH_A_REDRIVE = Duration.days(45);

  private final Construct scope;
  private final Bucket failures;

  Publisher(Construct scope, Stage stage) {
    this.scope = scope;
    this.failures = failures(stage);
  }

  Deployed after(Deployed before) {
    return before.and(Deployed.FAILURE_BUCKET, failures.getBucketName(), failures.getBucketArn());
  }

  /** Each function that reads streams is deployed once, however many it reads. */
  void deploy(Lambdas lambdas, Deployed deployed) {
    StreamMapping.ALL
        .groupBy(StreamMapping::function)
        .forEach((name, mappings) -> {
          var reads = Permissions.of(mappings.flatMap(StreamMapping::grants), deployed);
          var publisher = lambdas.deploy(Functions.named(name), reads, SHARDS * mappings.size());
          mappings.forEach(mapping -> read(mapping, publisher, deployed));
        });
    lambdas.deploy(Functions.named(REDRIVE));
  }

  private void read(StreamMapping mapping, Alias function, Deployed deployed) {
    EventSourceMapping.Builder.create(scope, mapping.table().name() + "Stream")
        .target(function)
        .eventSourceArn(deployed.arn(Deployed.stream(mapping.table())))
        .startingPosition(
            switch (mapping.startingPosition()) {
              case TRIM_HORIZON -> StartingPosition.TRIM_HORIZON;
            })
        .batchSize(mapping.batchSize())
        .maxBatchingWindow(seconds(mapping.batchingWindow()))
        .reportBatchItemFailures(mapping.reportsBatchItemFailures())
        .bisectBatchOnError(mapping.bisectsOnError())
        .retryAttempts(mapping.maxRetries())
        .maxRecordAge(seconds(mapping.maxRecordAge()))
        .parallelizationFactor(mapping.parallelization())
        .supportS3OnFailureDestination(true)
        .onFailure(new S3OnFailureDestination(failures))
        .build();
  }

  private static Duration seconds(java.time.Duration duration) {
    return Duration.seconds(duration.toSeconds());
  }

  /** What could not be published is data as any other, until it is, or nobody would take it. */
  private Bucket failures(Stage stage) {
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
                        .expiration(WORTH_A_REDRIVE)
                        .build(),
                    LifecycleRule.builder()
                        .id("unfinished-uploads")
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
            .removalPolicy(Stacks.removal(stage))
            .build();
    Accepted.on(
        bucket,
        "AwsSolutions-S1",
        "Two functions of this stack alone reach it, and both log what they do with it.");
    return bucket;
  }
}
