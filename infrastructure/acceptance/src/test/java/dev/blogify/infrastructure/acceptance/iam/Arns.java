package dev.blogify.infrastructure.acceptance.iam;

/** ARNs in a fictitious account (AWS: service authorization reference). */
final class Arns {
  static final String ACCOUNT = "123456789012";
  static final String PARTITION = "aws";
  static final String REGION = "eu-west-3";

  private Arns() {}

  static String of(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(PARTITION, service, REGION, ACCOUNT, resource);
  }

  /** Bucket names are globally unique, so the ARN has no Region and no account. */
  static String ofBucket(String name) {
    return "arn:%s:s3:::%s".formatted(PARTITION, name);
  }

  /** IAM is global, so the ARN has no Region. */
  static String ofRole(String name) {
    return "arn:%s:iam::%s:role/%s".formatted(PARTITION, ACCOUNT, name);
  }

  /** CloudFront is global, so the ARN has no Region. */
  static String ofDistribution(String id) {
    return "arn:%s:cloudfront::%s:distribution/%s".formatted(PARTITION, ACCOUNT, id);
  }

  static String ofTable(String name) {
    return of("dynamodb", "table/" + name);
  }

  static String ofBus(String name) {
    return of("events", "event-bus/" + name);
  }

  static String ofUserPool(String id) {
    return of("cognito-idp", "userpool/" + id);
  }
}
