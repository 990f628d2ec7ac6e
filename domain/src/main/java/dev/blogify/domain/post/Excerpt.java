package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** A summary of a post in lists: at most 500 characters. */
public record Excerpt(String value) {
  static final int MAX_LENGTH = 500;

  public static Validation<Seq<FieldViolation>, Excerpt> parse(String raw) {
    return TextValidation.multiLine("/excerpt", raw, 0, MAX_LENGTH).map(Excerpt::new);
  }

  /** The beginning of a body as plain text. */
  static Excerpt derivedFrom(Body body) {
    return new Excerpt(MarkdownExcerpt.extract(body.markdown()));
  }
}
