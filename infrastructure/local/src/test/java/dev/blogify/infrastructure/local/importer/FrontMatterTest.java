package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(parse(yaml))
        .isEqualTo(
            Either.right(
                new FrontMatter(
                    "Tom: the \"cat\" `meows` 🐈",
                    Option.some(Instant.parse("2026-03-14T18:30:00Z")),
                    false,
                    List.of("animals", "cats", "2026"),
                    Option.some("tom"),
                    Option.some("A cat, in short."),
                    Option.some("en"),
                    Option.some("https://example.org/tom"),
                    Option.some("cats/tom.png"),
                    List.empty())));
  }

  @Test
  void requiresOnlyATitle() {
    assertThat(parse("title: 2026"))
        .isEqualTo(
            Either.right(
                new FrontMatter(
                    "2026",
                    Option.none(),
                    false,
                    List.empty(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    List.empty())));
  }

  @ParameterizedTest
  @CsvSource({
    "'tags: alps winter',                         'alps,winter'",
    "'tags: \"two words, one\"',                    'two words,one'",
    "'categories: [Travel, Food]',                'Travel,Food'",
    "'category: Release Notes',                   'Release Notes'",
    "'categories: [[A, B], [A, C]]',              'A,B,C'",
    "'taxonomies: {tags: [a], categories: [b]}',  'b,a'",
    "'tags: [3.10, on, 2020]',                    '3.10,on,2020'",
    "'tags: [~, {name: java}, fine, null]',           'fine'"
  })
  void readsTaxonomies(String yaml, String tags) {
    assertThat(parse("title: t\n" + yaml).get().tags().mkString(",")).isEqualTo(tags);
  }

  @Test
  void readsScalarsAsWritten() {
    assertThat(parse("title: 3.10").get().title()).isEqualTo("3.10");
    assertThat(parse("title: >\n  A title on\n  two lines\n").get().title())
        .isEqualTo("A title on two lines");
  }

  @Test
  void readsTheFieldsOfOtherGenerators() {
    var read =
        parse(
                """
                title: t
                description: Short
                lang: de
                image: {url: /a.png, alt: A}
                canonical_url: https://example.org/a
                aliases: [/old/]
                tags: [{label: x}]
                """)
            .get();

    assertThat(read.excerpt()).contains("Short");
    assertThat(read.language()).contains("de");
    assertThat(read.cover()).contains("/a.png");
    assertThat(read.canonicalUrl()).contains("https://example.org/a");
    assertThat(read.notes())
        .containsExactly(
            "1 tags are dropped, because they are no texts",
            "the old address /old/ is dropped; redirect it to the new slug");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+++\ntitle = \"t\"\ndate = 2020-04-01T08:00:00+02:00\ntags = [\"hugo\"]\n+++\nBody.\n",
        """
        {
          "title": "t",
          "date": "2020-04-01T06:00:00Z", "tags": ["hugo"]
        }

        Body.
        """,
        "{\"title\": \"t\", \"date\": \"2020-04-01 06:00\", \"tags\": [\"hugo\"]}\nBody.\n",
        "---\ntitle: t\ndate: 2020-04-01 6:00\ntags: hugo\n---\nBody.\n"
      })
  void readsYamlTomlAndJson(String text) {
    var syntax = FrontMatterSyntax.parse(text).get();
    var read = FrontMatter.of(syntax.fields()).get();

    assertThat(syntax.body()).isEqualTo("Body.\n");
    assertThat(read.title()).isEqualTo("t");
    assertThat(read.date()).contains(Instant.parse("2020-04-01T06:00:00Z"));
    assertThat(read.tags()).containsExactly("hugo");
  }

  @Test
  void readsCommaSeparatedTags() {
    assertThat(parse("title: t\ntags: one , two words,").map(FrontMatter::tags))
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
    "2026-08-09 10:20:30 -07:00,        2026-08-09T17:20:30Z",
    "2015-02-15 9:18:00,                2015-02-15T09:18:00Z",
    "2015-2-5,                          2015-02-05T00:00:00Z",
    " 2015-02-16 10:00:00,          2015-02-16T10:00:00Z",
    "2026-08-09 10:20:30 UTC,           2026-08-09T10:20:30Z"
  })
  void readsDates(String yaml, Instant date) {
    assertThat(parse("title: t\ndate: " + yaml).map(FrontMatter::date))
        .isEqualTo(Either.right(Option.some(date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "09.08.2026", "2026-08-09T25:00", "20260809"})
  void refusesInvalidDates(String date) {
    assertThat(parse("title: t\ndate: " + date)).isEqualTo(Either.left(new InvalidDate(date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"date: 2026-08-09", "title:", "title: ' '"})
  void requiresATitle(String yaml) {
    assertThat(parse(yaml)).isEqualTo(Either.left(new MissingTitle()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title: [", "title: a\ntitle: b", "just words", "- a", "title: !!java.net.URL x"})
  void refusesInvalidYaml(String yaml) {
    assertThat(parse(yaml).getLeft())
        .isInstanceOfSatisfying(
            InvalidFrontMatter.class, bad -> assertThat(bad.problem()).doesNotContain("\n"));
  }

  private static Either<ImportRefusal, FrontMatter> parse(String yaml) {
    return FrontMatterSyntax.parseYaml(yaml).flatMap(FrontMatter::of);
  }
}
