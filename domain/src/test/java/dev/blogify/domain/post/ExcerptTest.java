package dev.blogify.domain.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
  @Test
  void endsAfterAWholeWordWithinThreeHundredCharacters() {
    assertThat(derive("ab ".repeat(100) + "ab")).isEqualTo("ab ".repeat(99) + "ab…");
    assertThat(derive("🎉".repeat(300))).isEqualTo("🎉".repeat(300));
    assertThat(derive("🎉".repeat(301))).isEqualTo("🎉".repeat(300) + "…");
    assertThat(derive("a".repeat(300) + " more")).isEqualTo("a".repeat(300) + "…");
  }

  @Test
  void marksDerivedExcerpts() {
    assertThat(Excerpt.derivedFrom("").isDerived()).isTrue();
    assertThat(Excerpt.derivedFrom("Words").isDerived()).isTrue();
    assertThat(Excerpt.parse("Words").get().isDerived()).isFalse();
  }

  private static String derive(String prose) {
    return Excerpt.derivedFrom(prose).value();
  }
}
