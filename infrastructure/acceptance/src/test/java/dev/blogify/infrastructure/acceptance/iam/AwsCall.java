package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Map;

/**
 * A call of a function, as IAM evaluates it.
 *
 * @param context condition keys in lower case
 */
public record AwsCall(
    String function, String action, AwsResource resource, Map<String, String> context) {
  /** The same call by another function. */
  AwsCall withFunction(String other) {
    return new AwsCall(other, action, resource, context);
  }
}
