package dev.blogify.domain;

import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.charset.StandardCharsets;

/** How text from outside is read. Lengths are counted in Unicode code points. */
public final class TextValidation {
  private TextValidation() {}

  /**
   * One line without control characters, of {@code min} to {@code max} characters, ends trimmed.
   */
  public static Validation<Seq<FieldViolation>, String> singleLine(
      String pointer, String raw, int min, int max) {
    return raw.codePoints().anyMatch(TextValidation::isControlOrLineBreak)
        ? FieldViolation.invalid(pointer, "must be a single line without control characters")
        : multiLine(pointer, raw.strip(), min, max);
  }

  private static boolean isControlOrLineBreak(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /** Text as it was written, of {@code min} to {@code max} characters. */
  public static Validation<Seq<FieldViolation>, String> multiLine(
      String pointer, String raw, int min, int max) {
    var length = raw.codePointCount(0, raw.length());
    if (length < min || length > max) {
      return FieldViolation.invalid(
          pointer, "must have %d to %d characters, has %d".formatted(min, max, length));
    }
    return isWellFormed(raw)
        ? Validation.valid(raw)
        : FieldViolation.invalid(pointer, "must be well-formed Unicode without U+0000");
  }

  /** Whether the text survives UTF-8: no unpaired surrogate, and no U+0000. */
  public static boolean isWellFormed(String raw) {
    return raw.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /** What the text weighs in UTF-8. */
  public static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
