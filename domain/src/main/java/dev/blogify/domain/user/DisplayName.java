package dev.blogify.domain.user;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Public name of a user: one line of 1 to 100 characters. */
public record DisplayName(String value) {
  private static final int MAX_LENGTH = 100;

  public static Validation<Seq<FieldViolation>, DisplayName> parse(String raw) {
    return TextValidation.hasDirectionControls(raw)
        ? FieldViolation.invalid("/displayName", "must have no text direction controls")
        : TextValidation.singleLine("/displayName", raw, 1, MAX_LENGTH).map(DisplayName::new);
  }

  /** The default display name: the username, truncated to the maximum length. */
  public static DisplayName fromUsername(String username) {
    var length = Math.min(MAX_LENGTH, username.codePointCount(0, username.length()));
    return new DisplayName(username.substring(0, username.offsetByCodePoints(0, length)));
  }
}
