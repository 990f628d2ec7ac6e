package dev.blogify.domain;

import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Validation and normalization of text input. Lengths count Unicode code points. */
public final class TextValidation {
  private TextValidation() {}

  /** A single line of {@code min} to {@code max} characters, without surrounding white space. */
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

  /** Unmodified text of {@code min} to {@code max} characters. */
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

  /** Whether the text has neither unpaired surrogates, which UTF-8 cannot encode, nor U+0000. */
  public static boolean isWellFormed(String raw) {
    return raw.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /** Length of the text in bytes of UTF-8. */
  public static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Normalizes text to NFKC in lower case. Idempotent. */
  public static String normalizeCase(String text) {
    var lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }
}
