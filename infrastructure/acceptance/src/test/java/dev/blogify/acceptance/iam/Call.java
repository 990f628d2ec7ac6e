package dev.blogify.acceptance.iam;

import io.vavr.collection.Map;

/**
 * One thing that a function did, as IAM would be asked for it.
 *
 * @param context by keys of conditions, in small letters
 */
public record Call(String function, String action, Named resource, Map<String, String> context) {
  /** The same by another function. */
  Call by(String other) {
    return new Call(other, action, resource, context);
  }
}
