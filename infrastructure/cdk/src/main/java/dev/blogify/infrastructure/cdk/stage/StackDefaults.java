package dev.blogify.infrastructure.cdk.stage;

import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.StackProps;

/** What holds for every stack. */
public final class StackDefaults {
  private StackDefaults() {}

  /** In whichever account the credentials are of, so that none has to be known to synthesize. */
  public static StackProps stackProps(Stage stage, String name, String description) {
    return stackProps(stage, name, description, stage.region());
  }

  public static StackProps stackProps(Stage stage, String name, String description, String region) {
    return StackProps.builder()
        .stackName(stage.resourcePrefix() + "-" + name)
        .description("Blogify, %s: %s".formatted(stage.name(), description))
        .env(Environment.builder().region(region).build())
        .terminationProtection(stage.operations().isDeletionProtected())
        .tags(Map.of("application", "blogify", "stage", stage.name()))
        .build();
  }

  /** What becomes of data when a stack is destroyed. */
  public static RemovalPolicy removalPolicy(Stage stage) {
    return stage.operations().isDeletionProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
