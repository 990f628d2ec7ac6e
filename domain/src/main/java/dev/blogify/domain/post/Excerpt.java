package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * A summary of a post in lists: at most 500 characters.
 *
 * @param isDerived whether it is the beginning of the body, because the author gave no excerpt
 */
public record Excerpt(String value, boolean isDerived) {
  private static final Excerpt EMPTY = new Excerpt("", true);
  private static final int MAX_LENGTH = 500;
  private static final int DERIVED_LENGTH = 300;

  /** An excerpt that the author wrote. */
  public static Excerpt given(String value) {
    return new Excerpt(value, false);
  }

  public static Validation<Seq<FieldViolation>, Excerpt> parse(String raw) {
    return TextValidation.multiLine("/excerpt", raw, 0, MAX_LENGTH).map(Excerpt::given);
  }

  /**
   * The beginning of the prose of a body: at most 300 characters, cut off at a word boundary and
   * followed by an ellipsis.
   */
  public static Excerpt derivedFrom(String prose) {
    if (prose.isEmpty()) {
      return EMPTY;
    }
    if (prose.codePointCount(0, prose.length()) <= DERIVED_LENGTH) {
      return new Excerpt(prose, true);
    }
    var end = prose.offsetByCodePoints(0, DERIVED_LENGTH);
    var space = prose.lastIndexOf(' ', end);
    return new Excerpt(
        prose.substring(0, space > DERIVED_LENGTH / 2 ? space : end).strip() + "…", true);
  }
}
