package dev.blogify.domain.user;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** How somebody is called in public: one line of 1 to 100 characters. */
public record DisplayName(String value) {
  private static final int MAX_LENGTH = 100;

  public static Validation<Seq<FieldViolation>, DisplayName> parse(String raw) {
    return TextValidation.singleLine("/displayName", raw, 1, MAX_LENGTH).map(DisplayName::new);
  }

  /** How to call somebody of whom nothing is known but the name of their account. */
  public static DisplayName fromUsername(String username) {
    var length = Math.min(MAX_LENGTH, username.codePointCount(0, username.length()));
    return new DisplayName(username.substring(0, username.offsetByCodePoints(0, length)));
  }
}
