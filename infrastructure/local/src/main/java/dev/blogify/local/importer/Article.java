package dev.blogify.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.post.Slug;
import dev.blogify.local.importer.Refusal.InTheFuture;
import dev.blogify.local.importer.Refusal.NoFrontMatter;
import dev.blogify.local.importer.Refusal.NoSlug;
import dev.blogify.local.importer.Refusal.NotUtf8;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A Markdown file.
 *
 * @param slug what tells its post from others, in this run and the next: given, or its file's name
 */
record Article(Slug slug, FrontMatter about, String body) {
  private static final Pattern PARTS =
      Pattern.compile(
          "\\uFEFF?---\\h*\\R(.*?)^(?:---|\\.\\.\\.)\\h*(?:\\R|\\z)\\R*(.*)",
          Pattern.DOTALL | Pattern.MULTILINE);

  static Either<Refusal, Article> read(Path file, Instant now) throws IOException {
    try {
      return parse(file.getFileName().toString(), Files.readString(file), now);
    } catch (CharacterCodingException _) {
      return left(new NotUtf8());
    }
  }

  static Either<Refusal, Article> parse(String fileName, String text, Instant now) {
    var parts = PARTS.matcher(text);
    return parts.matches()
        ? FrontMatter.parse(parts.group(1))
            .flatMap(about -> of(fileName, about, parts.group(2)))
            .filterOrElse(
                article -> !article.about.date().exists(now::isBefore),
                article -> new InTheFuture(article.about.date().get()))
        : left(new NoFrontMatter());
  }

  private static Either<Refusal, Article> of(String fileName, FrontMatter about, String body) {
    var words = about.slug().getOrElse(fileName.substring(0, fileName.lastIndexOf('.')));
    return Slug.ofWords(words)
        .<Either<Refusal, Article>>map(slug -> right(new Article(slug, about, body)))
        .getOrElse(() -> left(new NoSlug(words)));
  }
}
