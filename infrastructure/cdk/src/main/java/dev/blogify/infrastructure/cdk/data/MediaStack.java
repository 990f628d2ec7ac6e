package dev.blogify.infrastructure.cdk.data;

import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.Filter;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ReplicationRule;

/**
 * The media bucket: uploads under {@code pending/}, published media under {@code assets/}. It is
 * private, encrypted, and readable by CloudFront. A second Region has a replica of it.
 */
public final class MediaStack extends Stack {
  /** The longest validity of a presigned URL (MED-2). */
  private static final Duration MAX_SIGNATURE_AGE = Duration.hours(1);

  /**
   * Replication needs the versions of deleted objects for some hours. Noncurrent versions are not
   * publicly readable.
   */
  private static final Duration NONCURRENT_VERSION_RETENTION = Duration.days(3);

  private final Bucket bucket;

  public MediaStack(App app, Stage stage) {
    super(app, "Media", StackDefaults.stackProps(stage, "media", "Media bucket"));
    var replica =
        stage.secondRegion().map(region -> region.mediaBucket(stage.resourcePrefix(), this));
    var builder = Bucket.Builder.create(this, "Media");
    var replicationRole = replica.map(each -> configureReplication(builder, each));
    bucket = createBucket(this, stage, builder);
    replicationRole.forEach(role -> replica.forEach(each -> grantReplication(role, each)));
    // Sets the property directly, because CDK's option deploys a function that sets it.
    StackDefaults.cfnResource(bucket, CfnBucket.class)
        .addPropertyOverride(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }

  /** The stack of the replica bucket, which must exist before replication is configured. */
  public static Stack createReplica(App app, Stage stage, SecondRegion secondRegion) {
    var stack =
        new Stack(
            app,
            "Replica",
            StackDefaults.stackProps(
                stage, "replica", "Media bucket of the second Region", secondRegion.region()));
    var bucketName = secondRegion.mediaBucketName(stage.resourcePrefix(), stack);
    createBucket(stack, stage, Bucket.Builder.create(stack, "Media").bucketName(bucketName));
    return stack;
  }

  public ResourceRegistry addResourcesTo(ResourceRegistry resources) {
    return resources.with(
        ResourceRegistry.MEDIA_BUCKET, bucket.getBucketName(), bucket.getBucketArn());
  }

  /** Replicates assets and their deletion. Returns the role that copies them. */
  private Role configureReplication(Bucket.Builder source, IBucket replica) {
    var role =
        Role.Builder.create(this, "ReplicationRole")
            .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
            .build();
    var rule =
        ReplicationRule.builder()
            .id("replicate-assets")
            .destination(replica)
            .priority(1)
            .filter(Filter.builder().prefix(PromotedUpload.PREFIX).build())
            .deleteMarkerReplication(true)
            .build();
    source.replicationRole(role).replicationRules(List.of(rule).asJava());
    return role;
  }

  /**
   * Adds a separate policy to the role, because bucket and role would otherwise refer to each
   * other. The policy does not allow the replication of object tags, because media objects have no
   * tags.
   */
  private void grantReplication(Role role, IBucket replica) {
    var assetKeys = PromotedUpload.PREFIX + "*";
    var statements =
        List.of(
            IamStatements.allow(
                List.of("s3:GetReplicationConfiguration", "s3:ListBucket"), bucket.getBucketArn()),
            IamStatements.allow(
                List.of("s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication"),
                bucket.arnForObjects(assetKeys)),
            IamStatements.allow(
                List.of("s3:ReplicateDelete", "s3:ReplicateObject"),
                replica.arnForObjects(assetKeys)));
    CfnRolePolicy.Builder.create(this, "ReplicationGrants")
        .roleName(role.getRoleName())
        .policyName("grants")
        .policyDocument(IamStatements.document(statements))
        .build();
  }

  /**
   * Creates a bucket with the settings that both Regions have in common.
   *
   * @param builder with the properties that only one of the buckets has
   */
  private static Bucket createBucket(Stack stack, Stage stage, Bucket.Builder builder) {
    var bucket =
        StackDefaults.privateBucket(builder, stage, lifecycleRules(stage))
            .versioned(stage.secondRegion().isDefined())
            .cors(List.of(corsRule(stage)).asJava())
            .build();
    bucket.addToResourcePolicy(denyOldSignatures(bucket));
    bucket.addToResourcePolicy(denyOverwrites(bucket));
    bucket.addToResourcePolicy(allowCloudFrontRead(bucket, stack));
    CdkNagSuppressions.suppress(
        bucket,
        "AwsSolutions-S1",
        "The audit trail records uploads. Downloads of public media are deliberately not logged,"
            + " because readers of a blog are not tracked.");
    return bucket;
  }

  private static Seq<LifecycleRule> lifecycleRules(Stage stage) {
    var expirePending =
        LifecycleRule.builder()
            .id("expire-pending-uploads")
            .prefix(PendingUpload.PREFIX)
            .expiration(Duration.days(2))
            .build();
    var expireNoncurrent =
        LifecycleRule.builder()
            .id("expire-noncurrent-versions")
            .noncurrentVersionExpiration(NONCURRENT_VERSION_RETENTION)
            .expiredObjectDeleteMarker(true)
            .build();
    return List.of(expirePending, StackDefaults.ABORT_INCOMPLETE_UPLOADS)
        .appendAll(stage.secondRegion().map(_ -> expireNoncurrent));
  }

  private static CorsRule corsRule(Stage stage) {
    return CorsRule.builder()
        .allowedOrigins(stage.access().frontEndOrigins().asJava())
        .allowedMethods(CorsPolicy.MEDIA.allowedMethods().map(HttpMethods::valueOf).asJava())
        .allowedHeaders(CorsPolicy.MEDIA.allowedHeaders().asJava())
        .exposedHeaders(CorsPolicy.MEDIA.exposedHeaders().asJava())
        .maxAge(CorsPolicy.PREFLIGHT_MAX_AGE.toSeconds())
        .build();
  }

  private static PolicyStatement denyOldSignatures(Bucket bucket) {
    var maxAge = Map.of("s3:signatureAge", MAX_SIGNATURE_AGE.toMilliseconds());
    return statement(bucket, "DenyOldSignatures", "s3:*", "*")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()).asJava())
        .conditions(Map.of("NumericGreaterThan", maxAge))
        .build();
  }

  /**
   * Requires {@code If-None-Match} for uploads. The copy to {@code assets/} needs no condition,
   * because the same key always has the same content.
   */
  private static PolicyStatement denyOverwrites(Bucket bucket) {
    return statement(bucket, "DenyOverwrites", "s3:PutObject", PendingUpload.PREFIX + "*")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()).asJava())
        .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
        .build();
  }

  /** Allows every distribution of the account, because the edge is deployed after the bucket. */
  private static PolicyStatement allowCloudFrontRead(Bucket bucket, Stack stack) {
    var distributionArns =
        "arn:%s:cloudfront::%s:distribution/*".formatted(stack.getPartition(), stack.getAccount());
    return statement(bucket, "AllowCloudFrontRead", "s3:GetObject", PromotedUpload.PREFIX + "*")
        .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")).asJava())
        .conditions(Map.of("StringLike", Map.of("AWS:SourceArn", distributionArns)))
        .build();
  }

  private static PolicyStatement.Builder statement(
      Bucket bucket, String sid, String action, String keys) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(List.of(action).asJava())
        .resources(List.of(bucket.arnForObjects(keys)).asJava());
  }
}
