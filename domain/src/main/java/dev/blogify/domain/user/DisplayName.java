package dev.blogify.domain.user;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** How somebody is called in public: one line of 1 to 100 characters. */
public record DisplayName(String value) {
  private static final int MAX = 100;

  public static Validation<Seq<Violation>, DisplayName> parse(String raw) {
    return Text.line("/displayName", raw, 1, MAX).map(DisplayName::new);
  }
}
