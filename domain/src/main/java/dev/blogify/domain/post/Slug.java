package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.regex.Pattern;

/**
 * The readable part of the URL of a post: words of any script in NFKC and folded case, joined by
 * single hyphens, at most 80 code points. The words contain only letters, digits, combining marks,
 * and the joiners that some scripts need, which excludes text direction controls.
 */
public record Slug(String value) {
  private static final int MAX_LENGTH = 80;
  private static final int MAX_NUMBER_SUFFIX = 5;

  /** Before normalization, because normalization shortens some texts. */
  private static final int MAX_RAW_LENGTH = 10 * MAX_LENGTH;

  private static final String RULE =
      "must be lower-case letters and digits joined by single hyphens, at most %d characters"
          .formatted(MAX_LENGTH);

  /**
   * Apostrophes, and invisible characters that Unicode classifies as letters or marks
   * (Default_Ignorable_Code_Point after NFKC).
   */
  private static final Pattern REMOVED_CHARACTERS =
      Pattern.compile(
          "['’\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u180F"
              + "\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

  private static final Set<String> RESERVED_WORDS =
      HashSet.of(
          "admin",
          "api",
          "audit",
          "blogify",
          "draft",
          "drafts",
          "feed",
          "health",
          "login",
          "logout",
          "me",
          "media",
          "new",
          "null",
          "posts",
          "search",
          "settings",
          "slugs",
          "tags",
          "undefined",
          "users");

  /**
   * The form of a stored slug. It is wider than that of {@link #parse}, so that a slug of an older
   * version, for example with {@code ß}, stays readable.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{Nd}\\p{M}\\p{N}\\u200C\\u200D&&[^\\p{Lu}]]++(-[\\p{L}\\p{Nd}\\p{M}\\p{N}\\u200C\\u200D&&[^\\p{Lu}]]++)*+");

  public Slug {
    if (!FORM.matcher(value).matches() || value.codePointCount(0, value.length()) > MAX_LENGTH) {
      throw new IllegalArgumentException("Invalid slug: " + value);
    }
  }

  /** Accepts only the canonical form; the violation suggests it for other text. */
  public static Validation<Seq<FieldViolation>, Slug> parse(String raw) {
    if (isReserved(raw)) {
      return FieldViolation.invalid("/slug", "is a reserved word");
    }
    if (raw.length() > MAX_RAW_LENGTH) {
      return FieldViolation.invalid("/slug", RULE);
    }
    if (isSlug(raw)) {
      return Validation.valid(new Slug(raw));
    }
    var suggestion = slugify(raw);
    return FieldViolation.invalid(
        "/slug", RULE + (isSlug(suggestion) ? ", for example \"%s\"".formatted(suggestion) : ""));
  }

  /** The canonical form of a slug in an address; none if the text has no words. */
  public static Option<Slug> ofAddress(String raw) {
    return Option.some(raw)
        .filter(text -> text.length() <= MAX_RAW_LENGTH)
        .map(Slug::slugify)
        .filter(Slug::isSlug)
        .map(Slug::new);
  }

  /**
   * Slugs for a post with this title, in order of preference: the words of the title, the words
   * with a number, and the words with a part of the post's id, which is unique.
   */
  public static Seq<Slug> candidates(Title title, PostId id) {
    var words = slugify(title.value());
    var base = words.isEmpty() ? "post" : words;
    var uniqueSuffix = id.toString().substring(24);
    return List.of(base)
        .reject(slug -> words.isEmpty() || isReserved(slug))
        .appendAll(
            List.rangeClosed(2, MAX_NUMBER_SUFFIX).map(n -> withSuffix(base, Integer.toString(n))))
        .append(withSuffix(base, uniqueSuffix))
        .map(Slug::new);
  }

  private static boolean isReserved(String raw) {
    return RESERVED_WORDS.contains(raw);
  }

  private static boolean isSlug(String raw) {
    return !raw.isEmpty() && raw.equals(slugify(raw));
  }

  private static String withSuffix(String base, String suffix) {
    return truncate(base, MAX_LENGTH - 1 - suffix.length()) + "-" + suffix;
  }

  /** The words of a text in canonical form, joined by hyphens. Idempotent. */
  private static String slugify(String text) {
    var slug = new StringBuilder();
    var visible = REMOVED_CHARACTERS.matcher(TextValidation.normalizeWords(text)).replaceAll("");
    TextValidation.normalizeWords(visible).codePoints().forEach(c -> appendSlugCharacter(slug, c));
    return TextValidation.normalizeWords(truncate(slug.toString(), MAX_LENGTH));
  }

  private static void appendSlugCharacter(StringBuilder slug, int c) {
    var inWord = !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-';
    if (Character.isLetterOrDigit(c) || (isPartOfWord(c) && inWord)) {
      slug.appendCodePoint(c);
    } else if (inWord) {
      slug.append('-');
    }
  }

  /** Combining marks and the joiners that normalization keeps. */
  private static boolean isPartOfWord(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> c == '\u200C' || c == '\u200D';
    };
  }

  /** At most {@code max} code points, without a trailing hyphen. */
  private static String truncate(String slug, int max) {
    var end = slug.offsetByCodePoints(0, Math.min(max, slug.codePointCount(0, slug.length())));
    while (end > 0 && slug.charAt(end - 1) == '-') {
      end--;
    }
    return slug.substring(0, end);
  }
}
