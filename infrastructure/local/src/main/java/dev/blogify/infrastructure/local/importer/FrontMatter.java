package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of front matter under the names that Jekyll, Hexo, Hugo, Zola, Docusaurus and Astro
 * give them. Unknown fields are ignored.
 *
 * @param isDraft whether the file must not become public
 * @param notes what is not imported, one sentence each
 */
record FrontMatter(
    String title,
    Option<Instant> date,
    boolean isDraft,
    Seq<String> tags,
    Option<String> slug,
    Option<String> excerpt,
    Option<String> language,
    Option<String> canonicalUrl,
    Option<String> cover,
    Seq<String> notes) {
  private static final int MAX_TAGS = 20;
  private static final int MAX_TAG_LENGTH = 50;
  private static final int MAX_EXCERPT_LENGTH = 500;
  private static final Set<String> TRUE = HashSet.of("true", "yes", "on", "1");
  private static final Set<String> FALSE = HashSet.of("false", "no", "off", "0");
  private static final Set<String> NULL = HashSet.of("", "~", "null");
  private static final Seq<String> DATE_FIELDS =
      List.of(
          "date",
          "pubDate",
          "pubDatetime",
          "publishDate",
          "published_at",
          "publishedAt",
          "published",
          "created");

  static Either<ImportRefusal, FrontMatter> of(Map<?, ?> fields) {
    var title = text(fields, "title");
    if (title.isEmpty()) {
      return left(new ImportRefusal.MissingTitle());
    }
    var date =
        DATE_FIELDS
            .flatMap(name -> text(fields, name))
            .reject(text -> isBoolean(text))
            .headOption();
    if (date.isDefined() && date.flatMap(PostDate::parse).isEmpty()) {
      return left(new ImportRefusal.InvalidDate(date.get()));
    }
    var tags = tags(fields);
    return right(
        new FrontMatter(
            title.get().strip().replaceAll("\\s*\\R\\s*", " "),
            date.flatMap(PostDate::parse),
            isTrue(fields, "draft")
                || isFalse(fields, "published")
                || text(fields, "status").contains("draft"),
            tags.texts().filter(FrontMatter::isValidTag).take(MAX_TAGS),
            text(fields, "slug"),
            text(fields, "excerpt")
                .orElse(text(fields, "description"))
                .orElse(text(fields, "summary"))
                .map(FrontMatter::truncate),
            text(fields, "language").orElse(text(fields, "lang")).orElse(text(fields, "locale")),
            text(fields, "canonicalUrl")
                .orElse(text(fields, "canonical_url"))
                .orElse(text(fields, "canonicalURL"))
                .orElse(text(fields, "canonical")),
            cover(fields),
            notes(fields, tags)));
  }

  private static boolean isBoolean(String text) {
    return TRUE.union(FALSE).contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isTrue(Map<?, ?> fields, String name) {
    return text(fields, name).exists(text -> TRUE.contains(text.toLowerCase(Locale.ROOT)));
  }

  private static boolean isFalse(Map<?, ?> fields, String name) {
    return text(fields, name).exists(text -> FALSE.contains(text.toLowerCase(Locale.ROOT)));
  }

  private static boolean isValidTag(String tag) {
    return tag.codePointCount(0, tag.length()) <= MAX_TAG_LENGTH;
  }

  private static String truncate(String text) {
    var line = text.strip();
    return line.codePointCount(0, line.length()) <= MAX_EXCERPT_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_EXCERPT_LENGTH - 1)) + "…";
  }

  private static Option<String> text(Map<?, ?> fields, String name) {
    return Option.of(fields.get(name))
        .filter(FrontMatter::isScalar)
        .map(String::valueOf)
        .filter(text -> !NULL.contains(text.strip()));
  }

  private static boolean isScalar(Object value) {
    return !(value instanceof Map || value instanceof Collection);
  }

  /** A path or URL, or an object with one, such as {@code {url: /a.png, alt: A}}. */
  private static Option<String> cover(Map<?, ?> fields) {
    return List.of(
            "cover", "image", "featured_image", "featuredImage", "heroImage", "thumbnail", "banner")
        .flatMap(name ->
            fields.get(name) instanceof Map<?, ?> object
                ? List.of("url", "src", "path", "image", "feature", "relative")
                    .flatMap(member -> text(object, member))
                : text(fields, name))
        .reject(FrontMatter::isBoolean)
        .headOption();
  }

  /** Texts of a taxonomy, and the number of values that are no texts. */
  private record Terms(Seq<String> texts, int dropped) {
    Terms add(Terms other) {
      return new Terms(texts.appendAll(other.texts).distinct(), dropped + other.dropped);
    }
  }

  private static Terms tags(Map<?, ?> fields) {
    var taxonomies = fields.get("taxonomies") instanceof Map<?, ?> terms ? terms : Map.of();
    return List.of(
            terms(fields.get("category"), false),
            terms(fields.get("categories"), true),
            terms(taxonomies.get("categories"), false),
            terms(fields.get("tags"), true),
            terms(fields.get("tag"), true),
            terms(taxonomies.get("tags"), false))
        .reduce(Terms::add);
  }

  /**
   * Reads a list, also a nested one, or a text. A text is separated at commas; without a comma,
   * Jekyll separates it at spaces.
   */
  private static Terms terms(@Nullable Object value, boolean separatesAtSpaces) {
    return switch (value) {
      case null -> new Terms(List.empty(), 0);
      case Collection<?> list ->
          List.ofAll(list)
              .map(item -> item instanceof Collection ? terms(item, false) : term(item))
              .fold(new Terms(List.empty(), 0), Terms::add);
      case Map<?, ?> _ -> new Terms(List.empty(), 1);
      default -> {
        var text = String.valueOf(value);
        var separator = text.contains(",") || !separatesAtSpaces ? "," : "\\s+";
        yield List.of(text.split(separator, -1))
            .map(FrontMatter::term)
            .fold(new Terms(List.empty(), 0), Terms::add);
      }
    };
  }

  private static Terms term(@Nullable Object item) {
    return switch (item) {
      case null -> new Terms(List.empty(), 0);
      case Map<?, ?> _ -> new Terms(List.empty(), 1);
      default -> {
        var text = String.valueOf(item).strip();
        yield new Terms(NULL.contains(text) ? List.empty() : List.of(text), 0);
      }
    };
  }

  private static Seq<String> notes(Map<?, ?> fields, Terms tags) {
    var addresses =
        List.of("aliases", "redirect_from", "permalink", "url")
            .flatMap(name -> terms(fields.get(name), false).texts());
    return List.of(
            Option.when(
                tags.dropped() > 0,
                "%d tags are dropped, because they are no texts".formatted(tags.dropped())),
            Option.when(
                tags.texts().exists(tag -> !isValidTag(tag)) || tags.texts().size() > MAX_TAGS,
                "tags are dropped beyond %d tags or %d characters"
                    .formatted(MAX_TAGS, MAX_TAG_LENGTH)),
            Option.when(
                addresses.nonEmpty(),
                "the old address %s is dropped; redirect it to the new slug"
                    .formatted(addresses.mkString(", "))))
        .flatMap(note -> note);
  }
}
