package dev.blogify.domain.user;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** How somebody is called in public: one line of 1 to 100 characters. */
public record DisplayName(String value) {
  private static final int MAX = 100;

  public static Validation<Seq<Violation>, DisplayName> parse(String raw) {
    return Text.line("/displayName", raw, 1, MAX).map(DisplayName::new);
  }

  /** How to call somebody of whom nothing is known but the name of their account. */
  public static DisplayName ofUsername(String username) {
    var length = Math.min(MAX, username.codePointCount(0, username.length()));
    return new DisplayName(username.substring(0, username.offsetByCodePoints(0, length)));
  }
}
