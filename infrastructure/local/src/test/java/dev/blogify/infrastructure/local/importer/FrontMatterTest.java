package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.local.importer.Article.FrontMatter;
import dev.blogify.infrastructure.local.importer.ImportRefusal.InvalidDate;
import dev.blogify.infrastructure.local.importer.ImportRefusal.InvalidFrontMatter;
import dev.blogify.infrastructure.local.importer.ImportRefusal.MissingTitle;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontMatterTest {

  @Test
  void readsKnownFields() {
    var yaml =
        """
        title: 'Tom: the "cat" `meows` 🐈'
        date: 2026-03-14T18:30:00Z
        author: Somebody
        category: animals
        tags: [cats, animals, 2026]
        slug: tom
        excerpt: >
          A cat,
          in short.
        language: en
        canonicalUrl: https://example.org/tom
        cover: cats/tom.png
        layout: blog-post
        """;

    assertThat(FrontMatter.parse(yaml))
        .isEqualTo(
            Either.right(
                new FrontMatter(
                    "Tom: the \"cat\" `meows` 🐈",
                    Option.some(Instant.parse("2026-03-14T18:30:00Z")),
                    List.of("animals", "cats", "2026"),
                    Option.some("tom"),
                    Option.some("A cat, in short.\n"),
                    Option.some("en"),
                    Option.some("https://example.org/tom"),
                    Option.some("cats/tom.png"))));
  }

  @Test
  void requiresOnlyATitle() {
    assertThat(FrontMatter.parse("title: 2026"))
        .isEqualTo(
            Either.right(
                new FrontMatter(
                    "2026",
                    Option.none(),
                    List.empty(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Option.none())));
  }

  @Test
  void readsCommaSeparatedTags() {
    assertThat(FrontMatter.parse("title: t\ntags: one , two words,").map(FrontMatter::tags))
        .isEqualTo(Either.right(List.of("one", "two words")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-09,                        2026-08-09T00:00:00Z",
    "'''2026-08-09''',                  2026-08-09T00:00:00Z",
    "2026-08-09T10:20,                  2026-08-09T10:20:00Z",
    "2026-08-09 10:20:30,               2026-08-09T10:20:30Z",
    "2026-08-09T10:20:30Z,              2026-08-09T10:20:30Z",
    "'''2015-12-08T12:00:00.000Z''',    2015-12-08T12:00:00Z",
    "2026-08-09t10:20:30.123456z,       2026-08-09T10:20:30.123456Z",
    "2026-08-09T10:20:30+02:00,         2026-08-09T08:20:30Z",
    "2026-08-09 10:20:30 +0200,         2026-08-09T08:20:30Z",
    "2026-08-09 10:20:30 -07:00,        2026-08-09T17:20:30Z"
  })
  void readsDates(String yaml, Instant date) {
    assertThat(FrontMatter.parse("title: t\ndate: " + yaml).map(FrontMatter::date))
        .isEqualTo(Either.right(Option.some(date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "09.08.2026", "2026-08-09T25:00", "20260809"})
  void refusesInvalidDates(String date) {
    assertThat(FrontMatter.parse("title: t\ndate: " + date))
        .isEqualTo(Either.left(new InvalidDate(date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"date: 2026-08-09", "title:", "title: ' '"})
  void requiresATitle(String yaml) {
    assertThat(FrontMatter.parse(yaml)).isEqualTo(Either.left(new MissingTitle()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title: [", "title: a\ntitle: b", "just words", "- a", "title: !!java.net.URL x"})
  void refusesInvalidYaml(String yaml) {
    assertThat(FrontMatter.parse(yaml).getLeft())
        .isInstanceOfSatisfying(
            InvalidFrontMatter.class, bad -> assertThat(bad.problem()).doesNotContain("\n"));
  }
}
