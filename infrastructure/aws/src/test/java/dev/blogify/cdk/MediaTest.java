package dev.blogify.cdk;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** MED-2 and MED-5. */
final class MediaTest {
  private static final String BUCKET = "AWS::S3::Bucket";
  private final Template media = Synthesis.prod().template("Media");

  @Test
  void nobodyReachesTheBucketFromOutside() {
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
  void bytesAreEncryptedAndHaveNoVersions() {
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
  void plainHttpIsRefused() {
    refuses(Map.of("Bool", Map.of("aws:SecureTransport", "false")), "s3:*", "");
    refuses(Map.of("NumericLessThan", Map.of("s3:TlsVersion", 1.2)), "s3:*", "");
  }

  @Test
  void signaturesOlderThanAnHourAreRefused() {
    refuses(Map.of("NumericGreaterThan", Map.of("s3:signatureAge", 3_600_000)), "s3:*", "/*");
  }

  @Test
  void unconditionalPutsAreRefusedWhereClientsWriteAndOnlyThere() {
    refuses(Map.of("Null", Map.of("s3:if-none-match", "true")), "s3:PutObject", "/pending/*");
  }

  @Test
  void uploadsAreToldToEventBridge() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "NotificationConfiguration",
            Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true))));
  }

  @Test
  void whatNobodyConfirmedIsDroppedAfterTwoDaysAndUnfinishedUploadsAfterOne() {
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
  void pagesOfTheFrontEndsMayUploadAndNoOthers() {
    media.hasResourceProperties(
        BUCKET,
        Map.of(
            "CorsConfiguration",
            Map.of(
                "CorsRules",
                List.of(
                    Map.of(
                        "AllowedOrigins", Synthesis.stage("prod").access().frontEnds().asJava(),
                        "AllowedMethods", List.of("GET", "PUT"),
                        "AllowedHeaders",
                            List.of(
                                "content-type", "if-none-match", "range", "x-amz-checksum-sha256"),
                        "ExposedHeaders", List.of("etag"),
                        "MaxAge", 600)))));
  }

  private void refuses(Map<String, Object> condition, String action, String under) {
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
