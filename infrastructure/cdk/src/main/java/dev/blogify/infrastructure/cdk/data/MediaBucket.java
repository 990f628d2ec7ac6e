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
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** A bucket of media, in whichever Region: closed, encrypted, and read by the edge. */
public final class MediaBucket {
  static final String PENDING_PREFIX = "pending/";
  public static final String ASSETS_PREFIX = "assets/";

  /** As long as a signed URL may live (MED-2). */
  private static final Duration MAX_SIGNATURE_AGE = Duration.hours(1);

  /** What was deleted is unreadable at once, and gone after these; replication needs hours. */
  private static final Duration NONCURRENT_VERSION_RETENTION = Duration.days(3);

  private MediaBucket() {}

  /** What the builder knows already is what only one of the two buckets has. */
  static Bucket create(Construct scope, Stage stage, Bucket.Builder builder) {
    var bucket =
        builder
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .versioned(stage.access().secondRegion().isDefined())
            .cors(java.util.List.of(corsRule(stage)))
            .lifecycleRules(lifecycleRules(stage).asJava())
            .removalPolicy(StackDefaults.removalPolicy(stage))
            .build();
    bucket.addToResourcePolicy(denyOldSignatures(bucket));
    bucket.addToResourcePolicy(denyOverwrites(bucket));
    bucket.addToResourcePolicy(allowCloudFrontRead(bucket, Stack.of(scope)));
    CdkNagSuppressions.suppress(
        bucket,
        "AwsSolutions-S1",
        "Who uploaded what stands in the audit trail. Who fetched a public picture is not written"
            + " down, on purpose: readers of a blog are not followed.");
    return bucket;
  }

  private static Seq<LifecycleRule> lifecycleRules(Stage stage) {
    var rules =
        List.of(
            LifecycleRule.builder()
                .id("what-nobody-confirmed")
                .prefix(PENDING_PREFIX)
                .expiration(Duration.days(2))
                .build(),
            LifecycleRule.builder()
                .id("unfinished-uploads")
                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                .build());
    return stage.access().secondRegion().isDefined()
        ? rules.append(noncurrentVersionsRule())
        : rules;
  }

  /** Replication needs versions, and nothing else does. */
  private static LifecycleRule noncurrentVersionsRule() {
    return LifecycleRule.builder()
        .id("what-was-deleted-or-replaced")
        .noncurrentVersionExpiration(NONCURRENT_VERSION_RETENTION)
        .expiredObjectDeleteMarker(true)
        .build();
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
    return PolicyStatement.Builder.create()
        .sid("RefuseOldSignatures")
        .effect(Effect.DENY)
        .principals(java.util.List.of(new AnyPrincipal()))
        .actions(java.util.List.of("s3:*"))
        .resources(java.util.List.of(bucket.arnForObjects("*")))
        .conditions(
            Map.of(
                "NumericGreaterThan",
                Map.of("s3:signatureAge", MAX_SIGNATURE_AGE.toMilliseconds())))
        .build();
  }

  /** Only there: the copy into assets/ is not conditional, as the same key means the same bytes. */
  private static PolicyStatement denyOverwrites(Bucket bucket) {
    return PolicyStatement.Builder.create()
        .sid("RefuseOverwriting")
        .effect(Effect.DENY)
        .principals(java.util.List.of(new AnyPrincipal()))
        .actions(java.util.List.of("s3:PutObject"))
        .resources(java.util.List.of(bucket.arnForObjects(PENDING_PREFIX + "*")))
        .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
        .build();
  }

  /** Any distribution of this account: the one of the edge comes after the bucket. */
  private static PolicyStatement allowCloudFrontRead(Bucket bucket, Stack stack) {
    return PolicyStatement.Builder.create()
        .sid("LetTheEdgeRead")
        .principals(java.util.List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
        .actions(java.util.List.of("s3:GetObject"))
        .resources(java.util.List.of(bucket.arnForObjects(ASSETS_PREFIX + "*")))
        .conditions(
            Map.of(
                "StringLike",
                Map.of(
                    "AWS:SourceArn",
                    "arn:%s:cloudfront::%s:distribution/*"
                        .formatted(stack.getPartition(), stack.getAccount()))))
        .build();
  }
}
