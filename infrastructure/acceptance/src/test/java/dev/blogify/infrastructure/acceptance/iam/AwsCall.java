package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Map;

/**
 * One thing that a function did, as IAM would be asked for it.
 *
 * @param context by keys of conditions, in small letters
 */
public record AwsCall(
    String function, String action, AwsResource resource, Map<String, String> context) {
  /** The same by another function. */
  AwsCall withFunction(String other) {
    return new AwsCall(other, action, resource, context);
  }
}
