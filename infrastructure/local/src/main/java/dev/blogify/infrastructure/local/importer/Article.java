package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.util.stream.Collectors.joining;

import dev.blogify.infrastructure.local.importer.ImportRefusal.DateInFuture;
import dev.blogify.infrastructure.local.importer.ImportRefusal.MissingFrontMatter;
import dev.blogify.infrastructure.local.importer.ImportRefusal.NotUtf8;
import dev.blogify.infrastructure.local.importer.ImportRefusal.SlugNotDerivable;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Markdown file with front matter.
 *
 * @param slug identifies the post in repeated imports; derived from the front matter's slug, or
 *     else from the file name
 */
record Article(String slug, FrontMatter frontMatter, String body) {
  private static final int MAX_SLUG_LENGTH = 80;
  private static final Pattern SLUG_WORD =
      Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]*");

  /** Apostrophes and variation selectors. */
  private static final Pattern REMOVED_FROM_SLUG = Pattern.compile("['’\\uFE00-\\uFE0F]");

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
            .flatMap(frontMatter -> withSlug(fileName, frontMatter, parts.group(2)))
            .filterOrElse(
                article -> !article.frontMatter.date().exists(now::isBefore),
                article -> new DateInFuture(article.frontMatter.date().get()))
        : left(new MissingFrontMatter());
  }

  private static Either<ImportRefusal, Article> withSlug(
      String fileName, FrontMatter frontMatter, String body) {
    var source = frontMatter.slug().getOrElse(fileName.substring(0, fileName.lastIndexOf('.')));
    var slug = slugify(source);
    return slug.isEmpty()
        ? left(new SlugNotDerivable(source))
        : right(new Article(slug, frontMatter, body));
  }

  /** Joins the words of a text by hyphens, in the form that the API requires of a slug. */
  private static String slugify(String text) {
    var normalized = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
    var remaining = REMOVED_FROM_SLUG.matcher(normalized).replaceAll("");
    var slug =
        SLUG_WORD
            .matcher(Normalizer.normalize(remaining, Form.NFKC))
            .results()
            .map(MatchResult::group)
            .collect(joining("-"));
    var length = Math.min(MAX_SLUG_LENGTH, slug.codePointCount(0, slug.length()));
    return slug.substring(0, slug.offsetByCodePoints(0, length)).replaceFirst("-$", "");
  }
}
