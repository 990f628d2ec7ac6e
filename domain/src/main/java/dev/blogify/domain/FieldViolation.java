package dev.blogify.domain;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * One reason why an input value is invalid.
 *
 * @param pointer location of the value as a JSON Pointer (RFC 6901), such as {@code /tags/3}
 * @param message public text that completes a sentence whose subject is the field
 */
public record FieldViolation(String pointer, String message) {

  public static <T> Validation<Seq<FieldViolation>, T> invalid(String pointer, String message) {
    return Validation.invalid(List.of(new FieldViolation(pointer, message)));
  }
}
