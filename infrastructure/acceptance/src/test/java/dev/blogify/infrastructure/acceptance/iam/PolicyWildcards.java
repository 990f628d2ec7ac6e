package dev.blogify.infrastructure.acceptance.iam;

import java.util.Locale;
import java.util.regex.Pattern;

/** The meaning of {@code *} and {@code ?}, which depends on the element. */
final class PolicyWildcards {
  private PolicyWildcards() {}

  /** Matches an action, whose case IAM ignores. */
  static boolean matchAction(String pattern, String action) {
    return matches(lower(pattern), ".*", lower(action));
  }

  /** Matches the value of a condition. */
  static boolean matchText(String pattern, String text) {
    return matches(pattern, ".*", text);
  }

  /**
   * Matches an ARN, in which a wildcard stays within a part between colons, except a star at the
   * end of a part.
   */
  static boolean matchArn(String pattern, String arn) {
    return matches(pattern, "[^:]*", arn);
  }

  private static boolean matches(String pattern, String star, String text) {
    if (pattern.contains("${")) {
      throw new IllegalArgumentException("Unsupported variable: " + pattern);
    }
    var expression = new StringBuilder();
    for (var at = 0; at < pattern.length(); at++) {
      var isLastOfItsPart = at + 1 == pattern.length() || pattern.charAt(at + 1) == ':';
      expression.append(
          switch (pattern.charAt(at)) {
            case '*' -> isLastOfItsPart ? ".*" : star;
            case '?' -> ".";
            default -> Pattern.quote(pattern.substring(at, at + 1));
          });
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
