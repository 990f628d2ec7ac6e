package dev.blogify.domain.media;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Alternative text of a picture: at most 1,000 characters. */
public record AltText(String value) {
  private static final int MAX_LENGTH = 1_000;

  public static Validation<Seq<FieldViolation>, AltText> parse(String raw) {
    return TextValidation.multiLine("/alt", raw, 1, MAX_LENGTH).map(AltText::new);
  }
}
