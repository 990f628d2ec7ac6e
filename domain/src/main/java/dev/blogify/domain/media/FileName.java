package dev.blogify.domain.media;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** The name a file had at home: 1 to 255 characters, no path. Shown, never used as a path. */
public record FileName(String value) {
  private static final int MAX = 255;
  private static final String POINTER = "/fileName";

  public static Validation<Seq<Violation>, FileName> parse(String raw) {
    return raw.contains("/") || raw.contains("\\")
        ? Violation.at(POINTER, "must be a name without a path")
        : Text.line(POINTER, raw, 1, MAX).map(FileName::new);
  }
}
