package dev.blogify.adapters.in.lambda;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/** A deployment without credentials, whose resources do not exist. */
final class FakeDeployment {
  private FakeDeployment() {}

  /** The variables of a deployed function, and the Region, which Lambda sets. */
  static Map<String, String> environment(LambdaFunction function) {
    return function
        .environmentVariables()
        .toLinkedMap(key -> key, FakeDeployment::value)
        .merge(
            LinkedHashMap.of(
                "AWS_REGION", "eu-west-3", LambdaFunction.ID_VARIABLE, function.name()));
  }

  private static String value(String key) {
    return switch (key) {
      case "API_URL" -> "https://api.example";
      case "MEDIA_BUCKET" -> "blogify-media";
      case "USER_POOL_ID" -> "eu-west-3_Blogify";
      case "CURSOR_SECRET_ID" -> "blogify/cursors";
      case "DISTRIBUTION_ID" -> "E2QWRUHAPOMQZL";
      case "EVENT_BUS_NAME" -> "blogify";
      case "FAILURE_BUCKET" -> "blogify-failures";
      default -> "blogify-" + key;
    };
  }
}
