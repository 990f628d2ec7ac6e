package dev.blogify.infrastructure.cdk.stage;

import software.amazon.awscdk.Stack;

/**
 * Where everything is read from while the stage's own Region is lost; it never writes (ADR 39).
 *
 * @param domain without which there would be no name to lead readers from one to the other
 */
public record SecondRegion(String region, CustomDomain domain) {
  /** What CloudFront asks, whichever Region answers. */
  public String originHost() {
    return "origin." + domain.name();
  }

  /**
   * The bucket there: named, because the one that it is a replica of knows it before it is there.
   *
   * @param asking only the account of it matters, which makes the name the only one in the world
   */
  public String mediaBucketName(Stage stage, Stack asking) {
    return "%s-media-%s-%s".formatted(stage.resourcePrefix(), asking.getAccount(), region);
  }

  public String mediaBucketArn(Stage stage, Stack asking) {
    return "arn:%s:s3:::%s".formatted(asking.getPartition(), mediaBucketName(stage, asking));
  }
}
