package dev.blogify.domain;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * One reason why a value cannot be read.
 *
 * @param pointer where the value stands, as a JSON Pointer (RFC 6901) such as {@code /tags/3}
 * @param message shown to the caller, so keep it plain
 */
public record FieldViolation(String pointer, String message) {

  public static <T> Validation<Seq<FieldViolation>, T> invalid(String pointer, String message) {
    return Validation.invalid(List.of(new FieldViolation(pointer, message)));
  }

  /** Joins what {@code Validation.combine} gathered from several values. */
  public static Seq<FieldViolation> flatten(Seq<Seq<FieldViolation>> gathered) {
    return gathered.flatMap(each -> each);
  }
}
