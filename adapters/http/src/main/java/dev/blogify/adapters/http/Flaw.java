package dev.blogify.adapters.http;

import dev.blogify.domain.Violation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** One reason why a request cannot be read, and where in the request it lies. */
record Flaw(Place place, String name, String message) {

  /** The parts of a request; their labels are those of a problem document's errors. */
  enum Place {
    /** In the body, as a JSON Pointer (RFC 6901). */
    POINTER("pointer"),
    PARAMETER("parameter"),
    HEADER("header");

    final String label;

    Place(String label) {
      this.label = label;
    }
  }

  static Flaw inBody(String pointer, String message) {
    return new Flaw(Place.POINTER, pointer, message);
  }

  static Flaw inParameter(String name, String message) {
    return new Flaw(Place.PARAMETER, name, message);
  }

  <T> Validation<Seq<Flaw>, T> alone() {
    return Validation.invalid(List.of(this));
  }

  /** What the domain found in the body, whose pointers are those of the API. */
  static Seq<Flaw> inBody(Seq<Violation> violations) {
    return violations.map(violation -> inBody(violation.pointer(), violation.message()));
  }

  /** What the domain found in a parameter. */
  static Seq<Flaw> inParameter(String name, Seq<Violation> violations) {
    return violations.map(violation -> inParameter(name, violation.message()));
  }

  /** Joins what {@code Validation.combine} gathered from several values. */
  static Seq<Flaw> all(Seq<Seq<Flaw>> gathered) {
    return gathered.flatMap(each -> each);
  }
}
