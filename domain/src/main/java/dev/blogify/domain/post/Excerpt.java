package dev.blogify.domain.post;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** A short text that stands for the post in lists: at most 500 characters. */
public record Excerpt(String value) {
  static final int MAX = 500;

  public static Validation<Seq<Violation>, Excerpt> parse(String raw) {
    return Text.lines("/excerpt", raw, 0, MAX).map(Excerpt::new);
  }

  /** The beginning of a body, without its Markdown. */
  static Excerpt of(Body body) {
    return new Excerpt(Plain.beginningOf(body.markdown()));
  }
}
