package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A request as IAM sees it.
 *
 * @param context what is known of the request, by keys in small letters, for IAM takes them in any
 */
record IamRequest(
    RequestPrincipal principal, String action, String resource, Map<String, String> context) {

  /** Who asks. */
  sealed interface RequestPrincipal {
    record Role(String arn) implements RequestPrincipal {}

    /** One of AWS's, such as {@code cloudfront.amazonaws.com}. */
    record Service(String name) implements RequestPrincipal {}
  }

  Option<String> contextValue(String key) {
    return context.get(key.toLowerCase(Locale.ROOT));
  }
}
