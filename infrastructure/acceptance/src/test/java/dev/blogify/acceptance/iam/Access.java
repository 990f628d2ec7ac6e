package dev.blogify.acceptance.iam;

import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A request as IAM sees it.
 *
 * @param context what is known of the request, by keys in small letters, for IAM takes them in any
 */
record Access(Caller caller, String action, String resource, Map<String, String> context) {

  /** Who asks. */
  sealed interface Caller {
    record Role(String arn) implements Caller {}

    /** One of AWS's, such as {@code cloudfront.amazonaws.com}. */
    record Service(String name) implements Caller {}
  }

  Option<String> value(String key) {
    return context.get(key.toLowerCase(Locale.ROOT));
  }
}
