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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

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

  static Either<ImportRefusal, Article> read(Path file, Instant now) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file), now);
    } catch (CharacterCodingException _) {
      return left(new ImportRefusal.NotUtf8());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static Either<ImportRefusal, Article> parse(String fileName, String text, Instant now) {
    var parts = FRONT_MATTER_AND_BODY.matcher(text);
    return parts.matches()
        ? FrontMatter.parse(parts.group(1))
            .flatMap(frontMatter -> withSlug(fileName, frontMatter, parts.group(2)))
            .filterOrElse(
                article -> !article.frontMatter.date().exists(now::isBefore),
                article -> new ImportRefusal.DateInFuture(article.frontMatter.date().get()))
        : left(new ImportRefusal.MissingFrontMatter());
  }

  private static Either<ImportRefusal, Article> withSlug(
      String fileName, FrontMatter frontMatter, String body) {
    var source = frontMatter.slug().getOrElse(fileName.substring(0, fileName.lastIndexOf('.')));
    var slug = slugify(source);
    return slug.isEmpty()
        ? left(new ImportRefusal.SlugNotDerivable(source))
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

  /** The YAML front matter of a Markdown file. Unknown fields are ignored. */
  record FrontMatter(
      String title,
      Option<Instant> date,
      Seq<String> tags,
      Option<String> slug,
      Option<String> excerpt,
      Option<String> language,
      Option<String> canonicalUrl,
      Option<String> cover) {

    private static final DateTimeFormatter DATE_FORMAT =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    static Either<ImportRefusal, FrontMatter> parse(String yaml) {
      try {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml)
                instanceof Map<?, ?> fields
            ? fromFields(fields)
            : left(new ImportRefusal.InvalidFrontMatter("it has no fields"));
      } catch (YamlEngineException invalid) {
        return left(
            new ImportRefusal.InvalidFrontMatter(oneLine(String.valueOf(invalid.getMessage()))));
      }
    }

    private static Either<ImportRefusal, FrontMatter> fromFields(Map<?, ?> fields) {
      var title = text(fields, "title");
      var date = text(fields, "date");
      if (title.isEmpty()) {
        return left(new ImportRefusal.MissingTitle());
      }
      if (date.isDefined() && date.flatMap(FrontMatter::parseDate).isEmpty()) {
        return left(new ImportRefusal.InvalidDate(date.get()));
      }
      return right(
          new FrontMatter(
              title.get(),
              date.flatMap(FrontMatter::parseDate),
              textList(fields.get("category")).appendAll(textList(fields.get("tags"))).distinct(),
              text(fields, "slug"),
              text(fields, "excerpt"),
              text(fields, "language"),
              text(fields, "canonicalUrl").orElse(text(fields, "canonical")),
              text(fields, "cover")));
    }

    /** The default time is midnight, and the default time zone is UTC. */
    private static Option<Instant> parseDate(String raw) {
      try {
        var date =
            DATE_FORMAT.parseBest(
                raw.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return Option.of(
            switch (date) {
              case OffsetDateTime time -> time.toInstant();
              case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
              default -> LocalDate.from(date).atStartOfDay(ZoneOffset.UTC).toInstant();
            });
      } catch (DateTimeParseException _) {
        return Option.none();
      }
    }

    private static Option<String> text(Map<?, ?> fields, String name) {
      return Option.of(fields.get(name)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    /** Reads a YAML list, or a comma-separated text. */
    private static Seq<String> textList(@Nullable Object value) {
      var texts =
          value instanceof Collection<?> list
              ? List.ofAll(list).map(String::valueOf)
              : List.of(value == null ? new String[0] : String.valueOf(value).split(",", -1));
      return texts.map(String::strip).reject(String::isEmpty);
    }

    private static String oneLine(String message) {
      return message.lines().map(String::strip).reduce("%s; %s"::formatted).orElse("");
    }
  }
}
