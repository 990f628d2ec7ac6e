package dev.blogify.domain.post;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** One line of 1 to 200 characters. */
public record Title(String value) {
  private static final int MAX = 200;

  public static Validation<Seq<Violation>, Title> parse(String raw) {
    return Text.line("/title", raw, 1, MAX).map(Title::new);
  }
}
