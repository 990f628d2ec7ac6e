package dev.blogify.cdk;

import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.StackProps;

/** What holds for every stack. */
final class Stacks {
  private Stacks() {}

  /** In whichever account the credentials are of, so that none has to be known to synthesize. */
  static StackProps props(Stage stage, String name, String description) {
    return props(stage, name, description, stage.region());
  }

  static StackProps props(Stage stage, String name, String description, String region) {
    return StackProps.builder()
        .stackName(stage.prefix() + "-" + name)
        .description("Blogify, %s: %s".formatted(stage.name(), description))
        .env(Environment.builder().region(region).build())
        .terminationProtection(stage.care().isProtected())
        .tags(Map.of("application", "blogify", "stage", stage.name()))
        .build();
  }

  /** What becomes of data when a stack is destroyed. */
  static RemovalPolicy removal(Stage stage) {
    return stage.care().isProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
