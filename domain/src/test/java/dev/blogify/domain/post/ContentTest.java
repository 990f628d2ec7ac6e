package dev.blogify.domain.post;

import static dev.blogify.domain.post.PostFixtures.EMPTY_EDIT;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.media.MediaFixtures;
import io.vavr.collection.List;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTest {
  @Test
  void acceptsTitlesOfOneToTwoHundredCharacters() {
    var longest = "🎉".repeat(200);

    assertThat(Title.parse("a")).isEqualTo(Validation.valid(new Title("a")));
    assertThat(Title.parse(longest)).isEqualTo(Validation.valid(new Title(longest)));
    assertThat(Title.parse(longest + "a"))
        .isEqualTo(FieldViolation.invalid("/title", "must have 1 to 200 characters, has 201"));
    assertThat(Title.parse(" "))
        .isEqualTo(FieldViolation.invalid("/title", "must have 1 to 200 characters, has 0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "字", "🎉"})
  void acceptsBodiesOfAtMostTwoHundredThousandBytes(String letter) {
    var largest = PostFixtures.largestBody(letter).markdown();

    assertThat(Body.isTooLarge(largest)).isFalse();
    assertThat(Body.parse(largest + "x"))
        .isEqualTo(FieldViolation.invalid("/body", "must be at most 200000 bytes of UTF-8"));
    assertThat(Body.isTooLarge(largest + "x")).isTrue();
  }

  @Test
  void refusesABodyThatUtf8CannotEncode() {
    assertThat(Body.parse("\ud83c"))
        .isEqualTo(FieldViolation.invalid("/body", "must be well-formed Unicode without U+0000"));
  }

  @Test
  void acceptsExcerptsOfAtMostFiveHundredCharacters() {
    assertThat(Excerpt.parse("")).isEqualTo(Validation.valid(Excerpt.given("")));
    assertThat(Excerpt.parse("🎉".repeat(500)).isValid()).isTrue();
    assertThat(Excerpt.parse("🎉".repeat(501)))
        .isEqualTo(FieldViolation.invalid("/excerpt", "must have 0 to 500 characters, has 501"));
  }

  @ParameterizedTest
  @CsvSource({"fr, fr", "PT-br, pt-BR", "zh-hant-tw, zh-Hant-TW", "sl-nedis, sl-nedis"})
  void canonicalizesTheCaseOfALanguageTag(String raw, String canonical) {
    assertThat(Language.parse(raw)).isEqualTo(Validation.valid(new Language(canonical)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "pt_BR",
        "english please",
        "a",
        "abcdefghi",
        "en-a-aaaaaaaa-bbbbbbbb-ccccccccc"
      })
  void refusesWhatIsNoLanguageTag(String raw) {
    assertThat(Language.parse(raw))
        .isEqualTo(
            FieldViolation.invalid(
                "/language", "must be a BCP 47 language tag of at most 35 characters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "HTTP://example.org:8080/a/b?c=d#e",
        "https://[::1]/",
        "https://example.org/caf%C3%A9"
      })
  void takesWebAddresses(String raw) {
    assertThat(CanonicalUrl.parse(raw)).isEqualTo(Validation.valid(new CanonicalUrl(raw)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/relative",
        "example.org",
        "//example.org/a",
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://example.org",
        "https:example.org",
        "https:///path",
        "https://user:secret@example.org",
        "https://exa mple.org",
        "https://example.org/<script>"
      })
  void refusesOtherAddresses(String raw) {
    assertThat(CanonicalUrl.parse(raw))
        .isEqualTo(
            FieldViolation.invalid("/canonicalUrl", "must be an absolute http or https URL"));
  }

  @Test
  void acceptsUrlsOfAtMostTwoThousandCharacters() {
    var longest = "https://example.org/" + "a".repeat(1_980);

    assertThat(CanonicalUrl.parse(longest).isValid()).isTrue();
    assertThat(CanonicalUrl.parse(longest + "a"))
        .isEqualTo(
            FieldViolation.invalid("/canonicalUrl", "must have 1 to 2000 characters, has 2001"));
  }

  @Test
  void editsOnlyGivenFields() {
    var full = fullContent();

    assertThat(EMPTY_EDIT.applyTo(full)).isEqualTo(full);
    assertThat(retitled("Another").applyTo(full))
        .isEqualTo(
            new Content(
                new Title("Another"),
                full.body(),
                full.excerpt(),
                full.tags(),
                full.cover(),
                full.canonicalUrl(),
                full.language()));
  }

  @Test
  void removesFieldsGivenAsNone() {
    var removal =
        new ContentEdit(
            Option.none(),
            Option.none(),
            Option.some(Option.none()),
            Option.none(),
            Option.some(Option.none()),
            Option.some(Option.none()),
            Option.some(Option.none()),
            Option.none());
    var full = fullContent();

    assertThat(removal.applyTo(full))
        .isEqualTo(
            new Content(
                full.title(),
                full.body(),
                Option.none(),
                full.tags(),
                Option.none(),
                Option.none(),
                Option.none()));
  }

  @Test
  void restoresEveryFieldOfARevision() {
    assertThat(ContentEdit.restoring(fullContent()).applyTo(content("Other")))
        .isEqualTo(fullContent());
    assertThat(ContentEdit.restoring(content("Other")).applyTo(fullContent()))
        .isEqualTo(content("Other"));
  }

  @Test
  void returnsApiNamesOfChangedFields() {
    var full = fullContent();
    var other =
        new Content(
            full.title(),
            full.body(),
            full.excerpt(),
            Tags.NONE,
            Option.some(MediaFixtures.id(2)),
            full.canonicalUrl(),
            full.language());

    assertThat(full.changedFields(full)).isEmpty();
    assertThat(full.changedFields(other)).isEqualTo(List.of("tags", "coverMediaId"));
    assertThat(full.changedFields(content("Other")))
        .isEqualTo(
            List.of(
                "title", "body", "excerpt", "tags", "coverMediaId", "canonicalUrl", "language"));
  }
}
