package dev.blogify.infrastructure.cdk.data;

import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** The media bucket of one Region: private, encrypted, and readable by CloudFront. */
public final class MediaBucket {
  public static final String ASSETS_PREFIX = "assets/";
  private static final String PENDING_PREFIX = "pending/";

  /** The longest validity of a presigned URL (MED-2). */
  private static final Duration MAX_SIGNATURE_AGE = Duration.hours(1);

  /**
   * Replication needs the versions of deleted objects for some hours. Noncurrent versions are not
   * publicly readable.
   */
  private static final Duration NONCURRENT_VERSION_RETENTION = Duration.days(3);

  private MediaBucket() {}

  /**
   * Creates a bucket with the settings that both Regions have in common.
   *
   * @param builder with the properties that only one of the buckets has
   */
  static Bucket create(Construct scope, Stage stage, Bucket.Builder builder) {
    var bucket =
        StackDefaults.privateBucket(builder, stage, lifecycleRules(stage))
            .versioned(stage.secondRegion().isDefined())
            .cors(List.of(corsRule(stage)).asJava())
            .build();
    bucket.addToResourcePolicy(denyOldSignatures(bucket));
    bucket.addToResourcePolicy(denyOverwrites(bucket));
    bucket.addToResourcePolicy(allowCloudFrontRead(bucket, Stack.of(scope)));
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
            .prefix(PENDING_PREFIX)
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
    return statement(bucket, "DenyOldSignatures", "s3:*", "*", "NumericGreaterThan", maxAge)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()).asJava())
        .build();
  }

  /**
   * Requires {@code If-None-Match} for uploads. The copy to {@code assets/} needs no condition,
   * because the same key always has the same content.
   */
  private static PolicyStatement denyOverwrites(Bucket bucket) {
    var missingIfNoneMatch = Map.of("s3:if-none-match", "true");
    return statement(
            bucket,
            "DenyOverwrites",
            "s3:PutObject",
            PENDING_PREFIX + "*",
            "Null",
            missingIfNoneMatch)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()).asJava())
        .build();
  }

  /** Allows every distribution of the account, because the edge is deployed after the bucket. */
  private static PolicyStatement allowCloudFrontRead(Bucket bucket, Stack stack) {
    var distributionArns =
        "arn:%s:cloudfront::%s:distribution/*".formatted(stack.getPartition(), stack.getAccount());
    return statement(
            bucket,
            "AllowCloudFrontRead",
            "s3:GetObject",
            ASSETS_PREFIX + "*",
            "StringLike",
            Map.of("AWS:SourceArn", distributionArns))
        .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")).asJava())
        .build();
  }

  private static PolicyStatement.Builder statement(
      Bucket bucket,
      String sid,
      String action,
      String keys,
      String conditionOperator,
      Map<String, ?> condition) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(List.of(action).asJava())
        .resources(List.of(bucket.arnForObjects(keys)).asJava())
        .conditions(Map.of(conditionOperator, condition));
  }
}
