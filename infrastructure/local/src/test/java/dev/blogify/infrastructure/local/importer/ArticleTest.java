package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.local.importer.ImportRefusal.DateInFuture;
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
    "2011-08-29 Été_final.md,    title: t,                       2011-08-29-été-final",
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

  @Test
  void refusesADateInTheFuture() {
    assertThat(Article.parse("a.md", "---\ntitle: t\ndate: 2026-08-10\n---\n", NOW))
        .isEqualTo(Either.left(new DateInFuture(Instant.parse("2026-08-10T00:00:00Z"))));
  }

  @Test
  void requiresUtf8(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("a.md"), new byte[] {'-', (byte) 0xFF});

    assertThat(Article.read(file, NOW)).isEqualTo(Either.left(new NotUtf8()));
  }
}
