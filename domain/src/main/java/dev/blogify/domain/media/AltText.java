package dev.blogify.domain.media;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** What a picture shows, for those who cannot see it: at most 1,000 characters. */
public record AltText(String value) {
  private static final int MAX = 1_000;

  public static Validation<Seq<Violation>, AltText> parse(String raw) {
    return Text.lines("/alt", raw, 1, MAX).map(AltText::new);
  }
}
