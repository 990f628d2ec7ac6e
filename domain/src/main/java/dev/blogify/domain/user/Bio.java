package dev.blogify.domain.user;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** What somebody says about themselves: plain text of at most 2,000 characters. */
public record Bio(String value) {
  private static final int MAX = 2_000;

  public static Validation<Seq<Violation>, Bio> parse(String raw) {
    return Text.lines("/bio", raw, 0, MAX).map(Bio::new);
  }
}
