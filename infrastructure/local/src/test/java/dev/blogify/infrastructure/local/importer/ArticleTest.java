package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.local.importer.Article.Publication;
import dev.blogify.infrastructure.local.importer.ImportRefusal.MissingFrontMatter;
import dev.blogify.infrastructure.local.importer.ImportRefusal.NotUtf8;
import dev.blogify.infrastructure.local.importer.ImportRefusal.SlugNotDerivable;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTest {
  private static final Instant NOW = Instant.parse("2026-08-09T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntitle: t\n---\nOne\n\n---\n\nTwo\n",
        "\uFEFF---\ntitle: t\n---\n\nOne\n\n---\n\nTwo\n",
        "---  \ntitle: t\n...\n\n\nOne\n\n---\n\nTwo\n"
      })
  void bodyFollowsTheFrontMatter(String text) {
    assertThat(Article.parse("a.md", text, NOW).map(Article::body))
        .isEqualTo(Either.right("One\n\n---\n\nTwo\n"));
  }

  @Test
  void keepsLineEndings() {
    assertThat(Article.parse("a.md", "---\r\ntitle: t\r\n---\r\na\r\nb", NOW).map(Article::body))
        .isEqualTo(Either.right("a\r\nb"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# Title", "---\ntitle: t", "text\n---\ntitle: t\n---\n", "----\n---\n"})
  void requiresFrontMatter(String text) {
    assertThat(Article.parse("a.md", text, NOW)).isEqualTo(Either.left(new MissingFrontMatter()));
  }

  @ParameterizedTest
  @CsvSource({
    "a.md,                       title: t,                       a",
    "2011-08-29 Été_final.md,    title: t,                       été-final",
    "trips/first-post/index.md,  title: t,                       first-post",
    "straße.md,                  title: t,                       strasse",
    "npm--peer-dependencies.md,  title: t,                       npm-peer-dependencies",
    "a.md,                       'title: t\nslug: Peer, deps!',  peer-deps"
  })
  void derivesTheSlugFromTheFrontMatterOrTheFileName(String file, String yaml, String slug) {
    assertThat(Article.parse(file, "---\n" + yaml + "\n---\n", NOW).map(Article::slug))
        .isEqualTo(Either.right(slug));
  }

  @ParameterizedTest
  @ValueSource(strings = {"….md", "'.md"})
  void refusesAFileNameWithoutLettersAndDigits(String file) {
    assertThat(Article.parse(file, "---\ntitle: t\n---\n", NOW))
        .isEqualTo(Either.left(new SlugNotDerivable(file.replace(".md", ""))));
  }

  @ParameterizedTest
  @CsvSource({
    "a.md,            date: 2020-01-01,                    Published",
    "2020-01-01-a.md, layout: post,                        Published",
    "a.md,            date: 2026-08-10,                    Scheduled",
    "a.md,            layout: post,                        Draft",
    "a.md,            'date: 2020-01-01\ndraft: true',      Draft",
    "a.md,            'date: 2020-01-01\ndraft: Yes',       Draft",
    "a.md,            'date: 2020-01-01\npublished: false', Draft",
    "a.md,            'date: 2020-01-01\nstatus: draft',    Draft",
    "_drafts/a.md,    date: 2020-01-01,                    Draft",
    "blog/drafts/a.md, date: 2020-01-01,                   Draft",
    "a.md,            published: 2020-01-01,               Published",
    "a.md,            pubDate: 2020-01-01,                 Published"
  })
  void decidesOnThePublication(String path, String yaml, String publication) {
    var article =
        Article.parse(path, "---\ntitle: t\n" + yaml.replace("\\n", "\n") + "\n---\n", NOW);

    assertThat(article.get().publication().getClass().getSimpleName()).isEqualTo(publication);
  }

  @Test
  void readsTheDateOfTheFileName() {
    var article = Article.parse("2019-12-22-year-in-review.md", "---\ntitle: t\n---\n", NOW).get();

    assertThat(article.slug()).isEqualTo("year-in-review");
    assertThat(article.publication())
        .isEqualTo(new Publication.Published(Instant.parse("2019-12-22T00:00:00Z")));
  }

  @Test
  void readsTheTextBeforeTheMarkAsExcerpt() {
    assertThat(parse("One *two*.\n\n<!-- more -->\nThree").excerpt()).contains("One two.");
    assertThat(parse("One *two*.").excerpt()).isEmpty();
  }

  @Test
  void reportsTemplateTags() {
    assertThat(parse("{{< figure src=\"a.png\" >}}").notes())
        .containsExactly("template tags such as {{< figure src=\"a.png\" >}} are not evaluated");
    assertThat(parse("`{% raw %}`").notes()).isEmpty();
  }

  private static Article parse(String body) {
    return Article.parse("a.md", "---\ntitle: t\n---\n" + body, NOW).get();
  }

  @Test
  void requiresUtf8(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("a.md"), new byte[] {'-', (byte) 0xFF});

    assertThat(Article.read(file, "a.md", NOW)).isEqualTo(Either.left(new NotUtf8()));
  }
}
