package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Title of a post: one line of 1 to 200 characters. */
public record Title(String value) {
  private static final int MAX_LENGTH = 200;

  public static Validation<Seq<FieldViolation>, Title> parse(String raw) {
    return TextValidation.singleLine("/title", raw, 1, MAX_LENGTH).map(Title::new);
  }
}
