package dev.blogify.infrastructure.cdk.stage;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * The Region that serves reads while the stage's own Region is unavailable. It never writes (ADR
 * 39).
 *
 * @param domain of the stage, required because DNS failover needs a domain name
 */
public record SecondRegion(String region, CustomDomain domain) {
  /** The domain name that DNS failover resolves to the API of a healthy Region. */
  public String originHost() {
    return "origin." + domain.name();
  }

  /**
   * The name of the replica bucket. It is explicit, because the source bucket refers to the replica
   * in another Region, and contains the account of the stack, because bucket names are global.
   */
  public String mediaBucketName(String resourcePrefix, Stack stack) {
    return "%s-media-%s-%s".formatted(resourcePrefix, stack.getAccount(), region);
  }

  public String mediaBucketArn(String resourcePrefix, Stack stack) {
    return "arn:%s:s3:::%s".formatted(stack.getPartition(), mediaBucketName(resourcePrefix, stack));
  }

  /** The replica bucket, imported into another stack. */
  public IBucket mediaBucket(String resourcePrefix, Stack stack) {
    return Bucket.fromBucketAttributes(
        stack,
        "Replica",
        BucketAttributes.builder()
            .bucketArn(mediaBucketArn(resourcePrefix, stack))
            .region(region)
            .build());
  }
}
