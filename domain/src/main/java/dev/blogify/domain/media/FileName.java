package dev.blogify.domain.media;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * Name of the uploaded file: one line of 1 to 255 characters without a path. Clients display it and
 * save downloads under it.
 */
public record FileName(String value) {
  private static final int MAX_LENGTH = 255;
  private static final String POINTER = "/fileName";

  public static Validation<Seq<FieldViolation>, FileName> parse(String raw) {
    if (TextValidation.hasDirectionControls(raw)) {
      return FieldViolation.invalid(POINTER, "must have no text direction controls");
    }
    return raw.contains("/") || raw.contains("\\")
        ? FieldViolation.invalid(POINTER, "must be a name without a path")
        : TextValidation.singleLine(POINTER, raw, 1, MAX_LENGTH).map(FileName::new);
  }
}
