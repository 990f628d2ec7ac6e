package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.post.Slug;
import dev.blogify.infrastructure.local.importer.ImportRefusal.DateInFuture;
import dev.blogify.infrastructure.local.importer.ImportRefusal.MissingFrontMatter;
import dev.blogify.infrastructure.local.importer.ImportRefusal.NotUtf8;
import dev.blogify.infrastructure.local.importer.ImportRefusal.SlugNotDerivable;
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
record Article(Slug slug, FrontMatter frontMatter, String body) {
  private static final Pattern FRONT_MATTER_AND_BODY =
      Pattern.compile(
          "\\uFEFF?---\\h*\\R(.*?)^(?:---|\\.\\.\\.)\\h*(?:\\R|\\z)\\R*(.*)",
          Pattern.DOTALL | Pattern.MULTILINE);

  static Either<ImportRefusal, Article> read(Path file, Instant now) throws IOException {
    try {
      return parse(file.getFileName().toString(), Files.readString(file), now);
    } catch (CharacterCodingException _) {
      return left(new NotUtf8());
    }
  }

  static Either<ImportRefusal, Article> parse(String fileName, String text, Instant now) {
    var parts = FRONT_MATTER_AND_BODY.matcher(text);
    return parts.matches()
        ? FrontMatter.parse(parts.group(1))
            .flatMap(about -> withSlug(fileName, about, parts.group(2)))
            .filterOrElse(
                article -> !article.frontMatter.date().exists(now::isBefore),
                article -> new DateInFuture(article.frontMatter.date().get()))
        : left(new MissingFrontMatter());
  }

  private static Either<ImportRefusal, Article> withSlug(
      String fileName, FrontMatter about, String body) {
    var words = about.slug().getOrElse(fileName.substring(0, fileName.lastIndexOf('.')));
    return Slug.fromText(words)
        .<Either<ImportRefusal, Article>>map(slug -> right(new Article(slug, about, body)))
        .getOrElse(() -> left(new SlugNotDerivable(words)));
  }
}
