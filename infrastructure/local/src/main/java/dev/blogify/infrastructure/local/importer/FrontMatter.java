package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.infrastructure.local.importer.ImportRefusal.InvalidDate;
import dev.blogify.infrastructure.local.importer.ImportRefusal.InvalidFrontMatter;
import dev.blogify.infrastructure.local.importer.ImportRefusal.MissingTitle;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
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
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

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
          : left(new InvalidFrontMatter("it has no fields"));
    } catch (YamlEngineException invalid) {
      return left(new InvalidFrontMatter(oneLine(String.valueOf(invalid.getMessage()))));
    }
  }

  private static Either<ImportRefusal, FrontMatter> fromFields(Map<?, ?> fields) {
    var title = text(fields, "title");
    var date = text(fields, "date");
    if (title.isEmpty()) {
      return left(new MissingTitle());
    }
    if (date.isDefined() && date.flatMap(FrontMatter::parseDate).isEmpty()) {
      return left(new InvalidDate(date.get()));
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
