package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.regex.Pattern;

/** A keyword of posts: at most 50 characters, NFKC, lower case, words separated by one space. */
public record Tag(String value) {
  private static final int MAX_LENGTH = 50;
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");

  public static Validation<Seq<FieldViolation>, Tag> parse(String pointer, String raw) {
    return TextValidation.singleLine(pointer, normalize(raw), 1, MAX_LENGTH)
        .flatMap(tag ->
            tag.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)
                ? FieldViolation.invalid(pointer, "must have no invisible characters")
                : Validation.valid(new Tag(tag)));
  }

  private static String normalize(String raw) {
    return WHITESPACE.matcher(TextValidation.normalizeCase(raw).strip()).replaceAll(" ");
  }
}
