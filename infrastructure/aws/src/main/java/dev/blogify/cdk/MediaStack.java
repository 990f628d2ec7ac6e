package dev.blogify.cdk;

import dev.blogify.adapters.http.CrossOrigin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;

/** The bucket of media: what was uploaded under {@code pending/}, what is served under assets/. */
final class MediaStack extends Stack {
  static final String PENDING = "pending/";

  /** As long as a signed URL may live (MED-2). */
  private static final Duration SIGNATURE = Duration.hours(1);

  private final Bucket bucket;

  MediaStack(App app, Stage stage) {
    super(app, "Media", Stacks.props(stage, "media", "The bucket of media"));
    bucket = bucket(stage);
    tellEventBridge();
    bucket.addToResourcePolicy(refuseOldSignatures());
    bucket.addToResourcePolicy(refuseOverwriting());
    bucket.addToResourcePolicy(letTheEdgeRead());
    Accepted.on(
        bucket,
        "AwsSolutions-S1",
        "Who uploaded what stands in the audit trail, and who fetched what in the access logs of"
            + " API and CDN; a second log of the same would only cost.");
  }

  Deployed after(Deployed before) {
    return before.and(Deployed.MEDIA_BUCKET, bucket.getBucketName(), bucket.getBucketArn());
  }

  private Bucket bucket(Stage stage) {
    return Bucket.Builder.create(this, "Media")
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .versioned(false)
        .cors(List.of(crossOrigin(stage)))
        .lifecycleRules(
            List.of(
                LifecycleRule.builder()
                    .id("what-nobody-confirmed")
                    .prefix(PENDING)
                    .expiration(Duration.days(2))
                    .build(),
                LifecycleRule.builder()
                    .id("unfinished-uploads")
                    .abortIncompleteMultipartUploadAfter(Duration.days(1))
                    .build()))
        .removalPolicy(Stacks.removal(stage))
        .build();
  }

  private static CorsRule crossOrigin(Stage stage) {
    return CorsRule.builder()
        .allowedOrigins(stage.access().frontEnds().asJava())
        .allowedMethods(CrossOrigin.MEDIA.methods().map(HttpMethods::valueOf).asJava())
        .allowedHeaders(CrossOrigin.MEDIA.headers().asJava())
        .exposedHeaders(CrossOrigin.MEDIA.exposed().asJava())
        .maxAge(CrossOrigin.REMEMBERED.toSeconds())
        .build();
  }

  /** The bucket's own property; CDK's would deploy a function that sets it. */
  private void tellEventBridge() {
    ((CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild()))
        .addPropertyOverride(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }

  private PolicyStatement refuseOldSignatures() {
    return PolicyStatement.Builder.create()
        .sid("RefuseOldSignatures")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("s3:*"))
        .resources(List.of(bucket.arnForObjects("*")))
        .conditions(
            Map.of("NumericGreaterThan", Map.of("s3:signatureAge", SIGNATURE.toMilliseconds())))
        .build();
  }

  /** Only there: the copy into assets/ is not conditional, as the same key means the same bytes. */
  private PolicyStatement refuseOverwriting() {
    return PolicyStatement.Builder.create()
        .sid("RefuseOverwriting")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("s3:PutObject"))
        .resources(List.of(bucket.arnForObjects(PENDING + "*")))
        .conditions(Map.of("Null", Map.of("s3:if-none-match", "true")))
        .build();
  }

  /** Any distribution of this account: the one of the edge comes after the bucket. */
  private PolicyStatement letTheEdgeRead() {
    return PolicyStatement.Builder.create()
        .sid("LetTheEdgeRead")
        .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
        .actions(List.of("s3:GetObject"))
        .resources(List.of(bucket.arnForObjects("assets/*")))
        .conditions(
            Map.of(
                "StringLike",
                Map.of(
                    "AWS:SourceArn",
                    "arn:%s:cloudfront::%s:distribution/*"
                        .formatted(getPartition(), getAccount()))))
        .build();
  }
}
