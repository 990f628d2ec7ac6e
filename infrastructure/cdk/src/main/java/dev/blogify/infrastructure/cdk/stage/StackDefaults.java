package dev.blogify.infrastructure.cdk.stage;

import io.vavr.collection.Seq;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Properties that stacks, buckets, log groups and policies have in common. */
public final class StackDefaults {
  public static final LifecycleRule ABORT_INCOMPLETE_UPLOADS =
      LifecycleRule.builder()
          .id("abort-incomplete-multipart-uploads")
          .abortIncompleteMultipartUploadAfter(Duration.days(1))
          .build();

  public static final ServicePrincipal CLOUDWATCH =
      new ServicePrincipal("cloudwatch.amazonaws.com");

  private static final ServicePrincipal EVENTBRIDGE = new ServicePrincipal("events.amazonaws.com");

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

  public static LogGroup logGroup(Construct scope, String id, String name, Stage stage) {
    return LogGroup.Builder.create(scope, id)
        .logGroupName(name)
        .retention(Stage.LOG_RETENTION_DAYS.get(stage.operations().logRetentionDays()).get())
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  /** Excludes the resources of other accounts that use the same service. */
  public static Map<String, Object> sourceAccountCondition(Construct scope) {
    return Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount()));
  }

  /** The CloudFormation resource of a construct. */
  public static <T extends CfnResource> T cfnResource(IConstruct construct, Class<T> type) {
    return type.cast(Objects.requireNonNull(construct.getNode().getDefaultChild()));
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

  /**
   * The KMS key of the topics of a stack, for 1 dollar a month. The key that AWS manages for SNS
   * does not allow other services to publish.
   */
  public static Key topicKey(Construct scope, Stage stage) {
    var key =
        Key.Builder.create(scope, "TopicKey")
            .description("Encrypts the messages of the topics of " + stage.resourcePrefix())
            .enableKeyRotation(true)
            .removalPolicy(removalPolicy(stage))
            .build();
    key.addToResourcePolicy(allowUse(CLOUDWATCH).conditions(sourceAccountCondition(scope)).build());
    // This statement has no condition, because EventBridge sends no source account to KMS.
    key.addToResourcePolicy(allowUse(EVENTBRIDGE).build());
    return key;
  }

  private static PolicyStatement.Builder allowUse(ServicePrincipal service) {
    return PolicyStatement.Builder.create()
        .principals(List.of(service))
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
        .resources(List.of("*"));
  }
}
