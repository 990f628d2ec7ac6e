package dev.blogify.domain.post;

import dev.blogify.domain.Text;
import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word or two that posts have in common: at most 50 characters, NFKC, lower case, words separated
 * by one space.
 */
public record Tag(String value) implements Comparable<Tag> {
  private static final int MAX = 50;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  public static Validation<Seq<Violation>, Tag> parse(String pointer, String raw) {
    return Text.line(pointer, canonical(raw), 1, MAX)
        .flatMap(tag ->
            tag.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)
                ? Violation.at(pointer, "must have no invisible characters")
                : Validation.valid(new Tag(tag)));
  }

  private static String canonical(String raw) {
    var lower = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES
        .matcher(Normalizer.normalize(lower, Normalizer.Form.NFKC).strip())
        .replaceAll(" ");
  }

  @Override
  public int compareTo(Tag other) {
    return value.compareTo(other.value);
  }
}
