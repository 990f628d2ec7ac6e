package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.FieldViolation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * One error in a request, which a problem document lists in {@code errors}.
 *
 * @param name a JSON Pointer (RFC 6901) into the body, or the name of a parameter or header
 */
record FieldError(ErrorSource source, String name, String message) {

  /** The part of the request that has the error. */
  enum ErrorSource {
    POINTER("pointer"),
    PARAMETER("parameter"),
    HEADER("header");

    private final String label;

    ErrorSource(String label) {
      this.label = label;
    }
  }

  static FieldError inBody(String pointer, String message) {
    return new FieldError(ErrorSource.POINTER, pointer, message);
  }

  static FieldError inParameter(String name, String message) {
    return new FieldError(ErrorSource.PARAMETER, name, message);
  }

  static FieldError inHeader(String name, String message) {
    return new FieldError(ErrorSource.HEADER, name, message);
  }

  <T> Validation<Seq<FieldError>, T> toInvalid() {
    return Validation.invalid(List.of(this));
  }

  /** Keeps the JSON Pointers of the domain's violations. */
  static Seq<FieldError> inBody(Seq<FieldViolation> violations) {
    return violations.map(violation -> inBody(violation.pointer(), violation.message()));
  }

  static Seq<FieldError> inParameter(String name, Seq<FieldViolation> violations) {
    return violations.map(violation -> inParameter(name, violation.message()));
  }

  /** Flattens the errors, which {@code Validation.combine} collects per value. */
  static Seq<FieldError> flatten(Seq<Seq<FieldError>> errorsByValue) {
    return errorsByValue.flatMap(errors -> errors);
  }

  JsonObject toJson() {
    return JsonObject.EMPTY.with(source.label, name).with("message", message);
  }
}
