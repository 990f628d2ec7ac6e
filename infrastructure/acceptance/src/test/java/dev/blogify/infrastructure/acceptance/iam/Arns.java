package dev.blogify.infrastructure.acceptance.iam;

/** Names as they are in an account that does not exist (AWS: service authorization reference). */
final class Arns {
  static final String ACCOUNT = "123456789012";
  static final String PARTITION = "aws";
  static final String REGION = "eu-west-3";

  private Arns() {}

  static String of(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(PARTITION, service, REGION, ACCOUNT, resource);
  }

  /** Buckets have names of their own in the whole world. */
  static String ofBucket(String name) {
    return "arn:%s:s3:::%s".formatted(PARTITION, name);
  }

  /** People and roles are of no Region. */
  static String ofRole(String name) {
    return "arn:%s:iam::%s:role/%s".formatted(PARTITION, ACCOUNT, name);
  }

  /** Neither are distributions. */
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
