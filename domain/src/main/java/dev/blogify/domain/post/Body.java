package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Markdown source of at most 200 kB of UTF-8. */
public record Body(String markdown) {
  public static final int MAX_BYTES = 200_000;
  public static final Body EMPTY = new Body("");

  public static Validation<Seq<FieldViolation>, Body> parse(String raw) {
    if (!TextValidation.isWellFormed(raw)) {
      return FieldViolation.invalid("/body", "must be well-formed Unicode without U+0000");
    }
    return isTooLarge(raw)
        ? FieldViolation.invalid("/body", "must be at most %d bytes of UTF-8".formatted(MAX_BYTES))
        : Validation.valid(new Body(raw));
  }

  public static boolean isTooLarge(String raw) {
    return TextValidation.utf8Length(raw) > MAX_BYTES;
  }
}
