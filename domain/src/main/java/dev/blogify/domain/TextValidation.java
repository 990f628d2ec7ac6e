package dev.blogify.domain;

import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Validation and normalization of text input. Lengths count Unicode code points. */
public final class TextValidation {
  private static final Pattern FINAL_SIGMA =
      Pattern.compile("(?<=[\\p{L}\\p{Mn}\\p{Mc}])σ(?![\\p{L}\\p{Mn}\\p{Mc}])");
  private static final Pattern DIRECTION_CONTROLS =
      Pattern.compile("[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]");

  /** Characters after which a joiner selects another shape of the consonant. */
  private static final String VIRAMAS =
      "\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039\\u17D2";

  /**
   * Soft hyphens, and joiners outside the contexts of RFC 5892 A.1 and A.2: after a virama, and
   * between Arabic letters.
   */
  private static final Pattern SOFT_HYPHENS_AND_IDLE_JOINERS =
      Pattern.compile(
          "\\u00AD|(?<![%s])(?:(?<!\\p{IsArabic})[\\u200C\\u200D]|[\\u200C\\u200D](?!\\p{IsArabic}))"
              .formatted(VIRAMAS));

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

  /**
   * Whether the text has characters that change the direction of the following text, so that a file
   * {@code fdp.exe} is displayed as {@code exe.pdf} (Unicode UAX #9, explicit formatting).
   */
  public static boolean hasDirectionControls(String text) {
    return DIRECTION_CONTROLS.matcher(text).find();
  }

  /**
   * Normalizes words for comparison: NFKC, folded case, without soft hyphens, and without joiners
   * where these do not change the shape of letters. Idempotent.
   *
   * @param text a text of limited length, because NFKC takes quadratic time for combining marks
   */
  public static String normalizeWords(String text) {
    var folded = foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC));
    var words = SOFT_HYPHENS_AND_IDLE_JOINERS.matcher(folded).replaceAll("");
    return Normalizer.normalize(words, Normalizer.Form.NFKC);
  }

  /**
   * Folds case by way of upper case, which also folds {@code ß} and ligatures, and by the lower
   * case of single characters, which folds the Turkish capital {@code İ} to {@code i}. A sigma at
   * the end of a word gets its final form, because a reader of Greek expects it.
   */
  private static String foldCase(String text) {
    var folded = new StringBuilder();
    text.toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return FINAL_SIGMA.matcher(folded).replaceAll("ς");
  }
}
