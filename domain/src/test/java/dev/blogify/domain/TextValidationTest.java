package dev.blogify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextValidationTest {
  @Test
  void countsCodePointsAndTrimsASingleLine() {
    assertThat(TextValidation.singleLine("/x", " \u3000🎉🎉🎉 ", 3, 3))
        .isEqualTo(Validation.valid("🎉🎉🎉"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b"})
  void refusesLineBreaksInASingleLine(String raw) {
    assertThat(TextValidation.singleLine("/x", raw, 0, 10))
        .isEqualTo(
            FieldViolation.invalid("/x", "must be a single line without control characters"));
  }

  @Test
  void keepsWhiteSpaceOfMultipleLines() {
    assertThat(TextValidation.multiLine("/x", " a\r\n\tb ", 0, 10))
        .isEqualTo(Validation.valid(" a\r\n\tb "));
  }

  @Test
  void reportsActualAndPermittedLength() {
    assertThat(TextValidation.multiLine("/x", "🎉🎉", 3, 4))
        .isEqualTo(FieldViolation.invalid("/x", "must have 3 to 4 characters, has 2"));
    assertThat(TextValidation.multiLine("/x", "🎉🎉🎉🎉🎉", 3, 4))
        .isEqualTo(FieldViolation.invalid("/x", "must have 3 to 4 characters, has 5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83c", "\udf89", "\udf89\ud83c", "a\ud83cb", "\u0000"})
  void refusesTextThatUtf8CannotEncode(String raw) {
    assertThat(TextValidation.isWellFormed(raw)).isFalse();
    assertThat(TextValidation.multiLine("/x", raw, 0, 10))
        .isEqualTo(FieldViolation.invalid("/x", "must be well-formed Unicode without U+0000"));
  }
}
