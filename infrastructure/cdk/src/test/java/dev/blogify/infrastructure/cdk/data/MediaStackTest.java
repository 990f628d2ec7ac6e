package dev.blogify.infrastructure.cdk.data;

import dev.blogify.infrastructure.cdk.Synthesis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** MED-2 and MED-5. */
final class MediaStackTest {
  private static final String BUCKET = "AWS::S3::Bucket";
  private final Template media = Synthesis.prod().template("Media");

  @Test
  void blocksPublicAccess() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "PublicAccessBlockConfiguration",
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true),
            "OwnershipControls",
            Map.of("Rules", List.of(Map.of("ObjectOwnership", "BucketOwnerEnforced")))));
  }

  @Test
  void encryptsObjectsAndKeepsNoVersions() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "BucketEncryption",
            Map.of(
                "ServerSideEncryptionConfiguration",
                List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")))),
            "VersioningConfiguration",
            Match.absent()));
  }

  @Test
  void deniesPlainHttp() {
    deniesAccess(Map.of("Bool", Map.of("aws:SecureTransport", "false")), "s3:*", "");
    deniesAccess(Map.of("NumericLessThan", Map.of("s3:TlsVersion", 1.2)), "s3:*", "");
  }

  @Test
  void deniesSignaturesOlderThanAnHour() {
    deniesAccess(Map.of("NumericGreaterThan", Map.of("s3:signatureAge", 3_600_000)), "s3:*", "/*");
  }

  @Test
  void deniesUnconditionalPutsUnderPending() {
    deniesAccess(Map.of("Null", Map.of("s3:if-none-match", "true")), "s3:PutObject", "/pending/*");
  }

  @Test
  void sendsNotificationsToEventBridge() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "NotificationConfiguration",
            Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true))));
  }

  @Test
  void expiresPendingObjectsAfterTwoDaysAndMultipartUploadsAfterOne() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "LifecycleConfiguration",
            Map.of(
                "Rules",
                List.of(
                    Match.objectLike(
                        Map.of("Prefix", "pending/", "ExpirationInDays", 2, "Status", "Enabled")),
                    Match.objectLike(
                        Map.of(
                            "AbortIncompleteMultipartUpload",
                            Map.of("DaysAfterInitiation", 1),
                            "Status",
                            "Enabled"))))));
  }

  @Test
  void corsAllowsUploadsFromTheFrontEndOriginsOnly() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "CorsConfiguration",
            Map.of(
                "CorsRules",
                List.of(
                    Map.of(
                        "AllowedOrigins",
                            Synthesis.stage("prod").access().frontEndOrigins().asJava(),
                        "AllowedMethods", List.of("GET", "PUT"),
                        "AllowedHeaders",
                            List.of(
                                "content-type", "if-none-match", "range", "x-amz-checksum-sha256"),
                        "ExposedHeaders", List.of("etag"),
                        "MaxAge", 600)))));
  }

  private void deniesAccess(Map<String, Object> condition, String action, String under) {
    var bucket = Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^Media"), "Arn"));
    var objects = Map.of("Fn::Join", List.of("", List.of(bucket, under.isEmpty() ? "/*" : under)));
    media.hasResourceProperties(
        "AWS::S3::BucketPolicy",
        Map.of(
            "PolicyDocument",
            Map.of(
                "Statement",
                Match.arrayWith(
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "Effect",
                                "Deny",
                                "Action",
                                action,
                                "Principal",
                                Map.of("AWS", "*"),
                                "Resource",
                                under.isEmpty() ? List.of(bucket, objects) : objects,
                                "Condition",
                                condition)))))));
  }
}
