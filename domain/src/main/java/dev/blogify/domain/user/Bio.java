package dev.blogify.domain.user;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Plain text of at most 2,000 characters in a public profile. */
public record Bio(String value) {
  private static final int MAX_LENGTH = 2_000;

  public static Validation<Seq<FieldViolation>, Bio> parse(String raw) {
    return TextValidation.multiLine("/bio", raw, 0, MAX_LENGTH).map(Bio::new);
  }
}
