package dev.blogify.adapters.in.lambda;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/** A deployment that nobody answers from, and that gives no credentials. */
final class FakeDeployment {
  private FakeDeployment() {}

  /** Exactly what a function is deployed with, and the Region, which Lambda sets. */
  static Map<String, String> environment(LambdaFunction function) {
    return function
        .environmentVariables()
        .toLinkedMap(key -> key, FakeDeployment::value)
        .merge(LinkedHashMap.of("AWS_REGION", "eu-west-3"));
  }

  private static String value(String key) {
    return switch (key) {
      case Environment.API_URL -> "https://api.example";
      case Environment.MEDIA_BUCKET -> "blogify-media";
      case Environment.USER_POOL_ID -> "eu-west-3_Blogify";
      case Environment.CURSOR_SECRET_ID -> "blogify/cursors";
      case Environment.DISTRIBUTION_ID -> "E2QWRUHAPOMQZL";
      case Environment.EVENT_BUS_NAME -> "blogify";
      case Environment.FAILURE_BUCKET -> "blogify-failures";
      default -> "blogify-" + key;
    };
  }
}
