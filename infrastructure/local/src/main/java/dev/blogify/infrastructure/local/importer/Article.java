package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.util.stream.Collectors.joining;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A Markdown file with front matter.
 *
 * @param slug identifies the post in repeated imports; derived from the front matter's slug, or
 *     else from the file name without its date, or else from the folder of {@code index.md}
 * @param notes what is not imported, one sentence each
 */
record Article(
    String slug, FrontMatter frontMatter, String body, Publication publication, Seq<String> notes) {
  private static final int MAX_SLUG_LENGTH = 80;
  private static final int MAX_EXCERPT_LENGTH = 500;
  private static final Pattern SLUG_WORD =
      Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]*");

  /** Apostrophes, soft hyphens and variation selectors. */
  private static final Pattern REMOVED_FROM_SLUG =
      Pattern.compile("['’\\u00AD\\u200C\\u200D\\uFE00-\\uFE0F]");

  private static final Pattern DRAFT_FOLDER = Pattern.compile("(?:.*/)?_?drafts/.*");
  private static final Pattern EXCERPT_END =
      Pattern.compile("<!--\\s*(?:more|truncate)\\s*-->|\\{/\\*\\s*truncate\\s*\\*/\\}");
  private static final Pattern TEMPLATE_TAG =
      Pattern.compile("\\{\\{[<%].*?[>%]\\}\\}|\\{%.*?%\\}", Pattern.DOTALL);
  private static final Pattern CODE =
      Pattern.compile("(?s)```.*?(?:```|\\z)|~~~.*?(?:~~~|\\z)|`[^`]*`");

  /** What an import does with the post. */
  sealed interface Publication {
    record Published(Instant at) implements Publication {}

    record Scheduled(Instant at) implements Publication {}

    record Draft(String reason) implements Publication {}
  }

  static Either<ImportRefusal, Article> read(Path file, String displayName, Instant now) {
    try {
      return parse(displayName, Files.readString(file), now);
    } catch (CharacterCodingException _) {
      return left(new ImportRefusal.NotUtf8());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * Parses a file.
   *
   * @param path the path relative to the imported folder, with slashes
   */
  static Either<ImportRefusal, Article> parse(String path, String text, Instant now) {
    return FrontMatterSyntax.parse(text)
        .flatMap(syntax ->
            FrontMatter.of(syntax.fields())
                .flatMap(frontMatter -> create(path, frontMatter, syntax.body(), now)));
  }

  private static Either<ImportRefusal, Article> create(
      String path, FrontMatter frontMatter, String body, Instant now) {
    var name = nameOf(path);
    var source = frontMatter.slug().getOrElse(() -> PostDate.withoutDate(name));
    var slug = slugify(source);
    if (slug.isEmpty()) {
      return left(new ImportRefusal.SlugNotDerivable(source));
    }
    var date = frontMatter.date().orElse(() -> PostDate.ofFileName(name));
    var isDraft = frontMatter.isDraft() || DRAFT_FOLDER.matcher(path).matches();
    var templateTag = TEMPLATE_TAG.matcher(CODE.matcher(body).replaceAll(""));
    return right(
        new Article(
            slug,
            frontMatter,
            body,
            publication(date, isDraft, now),
            frontMatter
                .notes()
                .appendAll(
                    Option.when(
                        templateTag.find(),
                        () ->
                            "template tags such as %s are not evaluated"
                                .formatted(templateTag.group().lines().findFirst().orElse(""))))));
  }

  private static Publication publication(Option<Instant> date, boolean isDraft, Instant now) {
    if (isDraft) {
      return new Publication.Draft("it is marked as a draft");
    }
    return date.<Publication>map(
            at -> at.isAfter(now) ? new Publication.Scheduled(at) : new Publication.Published(at))
        .getOrElse(() -> new Publication.Draft("it has no date; publish it by hand"));
  }

  /** The file name without extensions; for {@code index.md} of a bundle, the name of its folder. */
  private static String nameOf(String path) {
    var segments = List.of(path.split("/", -1));
    var file = segments.last().replaceFirst("\\.[^.]+$", "");
    return file.equalsIgnoreCase("index") && segments.size() > 1
        ? segments.get(segments.size() - 2)
        : file;
  }

  /** The excerpt of the front matter, or the text before the mark {@code <!--more-->}. */
  Option<String> excerpt() {
    var end = EXCERPT_END.matcher(body);
    return frontMatter
        .excerpt()
        .orElse(() ->
            Option.when(end.find(), () -> plainText(body.substring(0, end.start())))
                .filter(text -> !text.isEmpty()));
  }

  private static String plainText(String markdown) {
    var text =
        TextContentRenderer.builder()
            .build()
            .render(Parser.builder().build().parse(markdown))
            .replaceAll("\\s+", " ")
            .strip();
    return text.codePointCount(0, text.length()) <= MAX_EXCERPT_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_EXCERPT_LENGTH - 1)) + "…";
  }

  /** Joins the words of a text by hyphens, in the form that the API requires of a slug. */
  static String slugify(String text) {
    var normalized =
        Normalizer.normalize(text, Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replace("i\u0307", "i");
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
