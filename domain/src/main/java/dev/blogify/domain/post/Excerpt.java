package dev.blogify.domain.post;

import static java.util.regex.Pattern.DOTALL;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.regex.Pattern;

/** A summary of a post in lists: at most 500 characters. */
public record Excerpt(String value) {
  private static final int MAX_LENGTH = 500;
  private static final int DERIVED_LENGTH = 300;

  /** Enough Markdown for an excerpt, even if it contains long links. */
  private static final int SCAN_LIMIT = 5_000;

  private static final Pattern CODE_FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+).*", DOTALL);
  private static final Pattern COMMENT = Pattern.compile("\\s*+<!--(?!.*-->).*", DOTALL);
  private static final String COMMENT_END = "-->";
  private static final Pattern INDENTED_CODE = Pattern.compile("( {4}|\\t).*", DOTALL);
  private static final Pattern BLOCK_PREFIX =
      Pattern.compile(" {0,3}(?:(?:>|(?:[-*+]|\\d{1,9}[.)])(?=\\s))\\s*+)*+");
  private static final Pattern NON_PROSE =
      Pattern.compile(
          "#{1,6}(?:\\s.*)?|\\|.*|<(?!https?:).*|!?\\[[^]]*+\\]:.*|[-=*_\\s]*+", DOTALL);
  private static final String LINK_TARGET = "(?:\\((?:[^()]++|\\([^()]*+\\))*+\\)|\\[[^]]*+\\])?";
  private static final Pattern IMAGE = Pattern.compile("!\\[[^]\\[]*+\\]" + LINK_TARGET);
  private static final Pattern LINK = Pattern.compile("\\[([^]\\[]*+)\\]" + LINK_TARGET);
  private static final Pattern AUTOLINK = Pattern.compile("<(https?:[^<>\\s]*+)>");
  private static final Pattern HTML_TAG = Pattern.compile("<[/!a-zA-Z][^<>]*+>");
  private static final Pattern INLINE_MARKUP =
      Pattern.compile("(?<!\\\\)[*`]++|~~|(?<!\\w)_++|_++(?!\\w)|\\\\(?=\\p{Punct})");
  private static final Pattern WHITESPACE = Pattern.compile("\\s++");

  public static Validation<Seq<FieldViolation>, Excerpt> parse(String raw) {
    return TextValidation.multiLine("/excerpt", raw, 0, MAX_LENGTH).map(Excerpt::new);
  }

  /**
   * The beginning of a Markdown text as plain text. A simplified parser, which omits headings,
   * code, tables, raw HTML and pictures. All patterns take linear time, or apply to at most {@link
   * #SCAN_LIMIT} characters.
   */
  static Excerpt derivedFrom(Body body) {
    var text = IMAGE.matcher(extractProse(body.markdown())).replaceAll("");
    text = LINK.matcher(text).replaceAll("$1");
    text = AUTOLINK.matcher(text).replaceAll("$1");
    text = HTML_TAG.matcher(text).replaceAll("");
    text = INLINE_MARKUP.matcher(text).replaceAll("");
    return new Excerpt(truncate(WHITESPACE.matcher(text).replaceAll(" ").strip()));
  }

  /** The first lines of prose, with inline markup. */
  private static String extractProse(String markdown) {
    var prose = new StringBuilder();
    var endOfBlock = "";
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      if (!endOfBlock.isEmpty()) {
        endOfBlock = line.contains(endOfBlock) ? "" : endOfBlock;
      } else if (CODE_FENCE.matcher(line).matches()) {
        endOfBlock = CODE_FENCE.matcher(line).replaceFirst("$1");
      } else if (COMMENT.matcher(line).matches()) {
        endOfBlock = COMMENT_END;
      } else if (!INDENTED_CODE.matcher(line).matches()) {
        var text = BLOCK_PREFIX.matcher(line).replaceFirst("");
        prose.append(NON_PROSE.matcher(text).matches() ? "" : text).append(' ');
      }
      if (prose.length() > SCAN_LIMIT) {
        return prose.substring(
            0,
            Character.isHighSurrogate(prose.charAt(SCAN_LIMIT - 1)) ? SCAN_LIMIT - 1 : SCAN_LIMIT);
      }
    }
    return prose.toString();
  }

  /** Cuts off at a word boundary and appends an ellipsis. */
  private static String truncate(String prose) {
    if (prose.codePointCount(0, prose.length()) <= DERIVED_LENGTH) {
      return prose;
    }
    var end = prose.offsetByCodePoints(0, DERIVED_LENGTH);
    var space = prose.lastIndexOf(' ', end);
    return prose.substring(0, space > DERIVED_LENGTH / 2 ? space : end) + "…";
  }
}
