package dev.blogify.infrastructure.cdk.stage;

import io.vavr.collection.Seq;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;

/** Properties that all stacks, buckets and log groups have in common. */
public final class StackDefaults {
  public static final LifecycleRule ABORT_INCOMPLETE_UPLOADS =
      LifecycleRule.builder()
          .id("abort-incomplete-multipart-uploads")
          .abortIncompleteMultipartUploadAfter(Duration.days(1))
          .build();

  private StackDefaults() {}

  /** A stack without an account, so that a synthesis needs no credentials. */
  public static StackProps stackProps(Stage stage, String name, String description) {
    return stackProps(stage, name, description, stage.region());
  }

  public static StackProps stackProps(Stage stage, String name, String description, String region) {
    return StackProps.builder()
        .stackName(stage.resourcePrefix() + "-" + name)
        .description("Blogify, %s: %s".formatted(stage.name(), description))
        .env(Environment.builder().region(region).build())
        .terminationProtection(stage.operations().isDeletionProtected())
        .tags(Map.of("application", "blogify", "stage", stage.name()))
        .build();
  }

  /** Whether data are retained when their stack is deleted. */
  public static RemovalPolicy removalPolicy(Stage stage) {
    return stage.operations().isDeletionProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  public static RetentionDays logRetention(Stage stage) {
    return Stage.LOG_RETENTION_DAYS.get(stage.operations().logRetentionDays()).get();
  }

  /** Adds encryption, the lifecycle, and the denial of public and unencrypted access. */
  public static Bucket.Builder privateBucket(
      Bucket.Builder builder, Stage stage, Seq<LifecycleRule> lifecycleRules) {
    return builder
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .lifecycleRules(lifecycleRules.asJava())
        .removalPolicy(removalPolicy(stage));
  }
}
