package dev.blogify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {
  @Test
  void countsCodePointsAndTrimsTheEndsOfALine() {
    assertThat(Text.line("/x", " \u3000🎉🎉🎉 ", 3, 3)).isEqualTo(Validation.valid("🎉🎉🎉"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b"})
  void refusesWhatIsNoSingleLine(String raw) {
    assertThat(Text.line("/x", raw, 0, 10))
        .isEqualTo(Violation.at("/x", "must be a single line without control characters"));
  }

  @Test
  void leavesLinesAsTheyWereWritten() {
    assertThat(Text.lines("/x", " a\r\n\tb ", 0, 10)).isEqualTo(Validation.valid(" a\r\n\tb "));
  }

  @Test
  void saysHowLongATextIsAndMayBe() {
    assertThat(Text.lines("/x", "🎉🎉", 3, 4))
        .isEqualTo(Violation.at("/x", "must have 3 to 4 characters, has 2"));
    assertThat(Text.lines("/x", "🎉🎉🎉🎉🎉", 3, 4))
        .isEqualTo(Violation.at("/x", "must have 3 to 4 characters, has 5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83c", "\udf89", "\udf89\ud83c", "a\ud83cb", "\u0000"})
  void refusesWhatDoesNotSurviveUtf8(String raw) {
    assertThat(Text.isWellFormed(raw)).isFalse();
    assertThat(Text.lines("/x", raw, 0, 10))
        .isEqualTo(Violation.at("/x", "must be well-formed Unicode without U+0000"));
  }
}
