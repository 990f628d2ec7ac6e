package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** A BCP 47 language tag in canonical case, such as {@code fr} or {@code pt-BR}. */
public record Language(String tag) {
  private static final int MAX_LENGTH = 35;

  public static Validation<Seq<FieldViolation>, Language> parse(String raw) {
    if (raw.isEmpty() || raw.length() > MAX_LENGTH) {
      return invalid();
    }
    try {
      return Validation.valid(
          new Language(new Locale.Builder().setLanguageTag(raw).build().toLanguageTag()));
    } catch (IllformedLocaleException _) {
      return invalid();
    }
  }

  private static Validation<Seq<FieldViolation>, Language> invalid() {
    return FieldViolation.invalid(
        "/language",
        "must be a BCP 47 language tag of at most %d characters".formatted(MAX_LENGTH));
  }
}
