package dev.blogify.domain.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TagsTest {
  @ParameterizedTest
  @CsvSource({
    "java,             java",
    "Java,             java",
    "' Two   Words ',  two words",
    "Ｃａｆｅ\u0301,     café",
    "a\u00A0\u3000b,   a b",
    "C++,              c++",
    "İstanbul,         istanbul",
    "ΛΌΓΟΣ,            λόγος",
    "a\u00ADb,         ab",
    "\u200Da,          a",
    "日本語,            日本語",
    "❤\uFE0F,          ❤\uFE0F"
  })
  void bringsATagIntoItsCanonicalForm(String raw, String canonical) {
    assertThat(Tag.parse("/tags/0", raw)).isEqualTo(Validation.valid(new Tag(canonical)));
    assertThat(Tag.parse("/tags/0", canonical)).isEqualTo(Validation.valid(new Tag(canonical)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u200Bb", "a\u202Eb", "a\u2066b"})
  void refusesInvisibleCharacters(String raw) {
    assertThat(Tag.parse("/tags/0", raw))
        .isEqualTo(FieldViolation.invalid("/tags/0", "must have no invisible characters"));
  }

  @Test
  void acceptsAtMostFiftyCharacters() {
    assertThat(Tag.parse("/tags/0", "🎉".repeat(50)).isValid()).isTrue();
    assertThat(Tag.parse("/tags/0", "🎉".repeat(51)))
        .isEqualTo(FieldViolation.invalid("/tags/0", "must have 1 to 50 characters, has 51"));
    assertThat(Tag.parse("/tags/0", "  "))
        .isEqualTo(FieldViolation.invalid("/tags/0", "must have 1 to 50 characters, has 0"));
  }

  @Test
  void keepsTheOrderAndRemovesDuplicates() {
    assertThat(Tags.parse(List.of("zebra", "Java", "apple", "JAVA")))
        .isEqualTo(Validation.valid(PostFixtures.tags("zebra", "java", "apple")));
  }

  @Test
  void acceptsAtMostTwentyTags() {
    assertThat(Tags.parse(numbered(20)).map(tags -> tags.values().size()))
        .isEqualTo(Validation.valid(20));
    assertThat(Tags.parse(numbered(21)))
        .isEqualTo(FieldViolation.invalid("/tags", "must have at most 20 tags, has 21"));
  }

  @Test
  void reportsEachInvalidTag() {
    assertThat(Tags.parse(List.of("good", "", "good", "a\u200Bb")))
        .isEqualTo(
            Validation.invalid(
                List.of(
                    new FieldViolation("/tags/1", "must have 1 to 50 characters, has 0"),
                    new FieldViolation("/tags/3", "must have no invisible characters"))));
  }

  private static Seq<String> numbered(int count) {
    return List.range(0, count).map(String::valueOf);
  }
}
