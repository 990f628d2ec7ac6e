package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A request to IAM.
 *
 * @param context condition keys in lower case, because IAM ignores their case
 */
record IamRequest(
    RequestPrincipal principal, String action, String resource, Map<String, String> context) {

  /** The principal of the request. */
  sealed interface RequestPrincipal {
    record Role(String arn) implements RequestPrincipal {}

    /** An AWS service, such as {@code cloudfront.amazonaws.com}. */
    record Service(String name) implements RequestPrincipal {}
  }

  Option<String> contextValue(String key) {
    return context.get(key.toLowerCase(Locale.ROOT));
  }
}
