package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.regex.Pattern;

/** A keyword of posts: at most 50 characters, NFKC, folded case, words separated by one space. */
public record Tag(String value) {
  private static final int MAX_LENGTH = 50;
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");

  /** Before normalization, because normalization shortens some texts. */
  private static final int MAX_RAW_LENGTH = 4 * MAX_LENGTH;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]");

  public static Validation<Seq<FieldViolation>, Tag> parse(String pointer, String raw) {
    return TextValidation.multiLine(pointer, raw, 0, MAX_RAW_LENGTH)
        .flatMap(text -> TextValidation.singleLine(pointer, normalize(text), 1, MAX_LENGTH))
        .flatMap(tag ->
            INVISIBLE.matcher(tag).find()
                ? FieldViolation.invalid(pointer, "must have no invisible characters")
                : Validation.valid(new Tag(tag)));
  }

  private static String normalize(String raw) {
    return WHITESPACE.matcher(TextValidation.normalizeWords(raw).strip()).replaceAll(" ");
  }
}
