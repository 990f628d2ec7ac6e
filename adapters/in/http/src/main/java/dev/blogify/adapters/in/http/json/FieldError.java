package dev.blogify.adapters.in.http.json;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** One reason why a request cannot be read, and where in the request it lies. */
public record FieldError(ErrorSource source, String name, String message) {

  /** The parts of a request; their labels are those of a problem document's errors. */
  public enum ErrorSource {
    /** In the body, as a JSON Pointer (RFC 6901). */
    POINTER("pointer"),
    PARAMETER("parameter"),
    HEADER("header");

    public final String label;

    ErrorSource(String label) {
      this.label = label;
    }
  }

  public static FieldError inBody(String pointer, String message) {
    return new FieldError(ErrorSource.POINTER, pointer, message);
  }

  public static FieldError inParameter(String name, String message) {
    return new FieldError(ErrorSource.PARAMETER, name, message);
  }

  public <T> Validation<Seq<FieldError>, T> toInvalid() {
    return Validation.invalid(List.of(this));
  }

  /** What the domain found in the body, whose pointers are those of the API. */
  static Seq<FieldError> inBody(Seq<FieldViolation> violations) {
    return violations.map(violation -> inBody(violation.pointer(), violation.message()));
  }

  /** What the domain found in a parameter. */
  public static Seq<FieldError> inParameter(String name, Seq<FieldViolation> violations) {
    return violations.map(violation -> inParameter(name, violation.message()));
  }

  /** Joins what {@code Validation.combine} gathered from several values. */
  public static Seq<FieldError> flatten(Seq<Seq<FieldError>> gathered) {
    return gathered.flatMap(each -> each);
  }
}
