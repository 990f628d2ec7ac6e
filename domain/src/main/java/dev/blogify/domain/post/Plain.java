package dev.blogify.domain.post;

import static java.util.regex.Pattern.DOTALL;

import java.util.regex.Pattern;

/**
 * The beginning of a Markdown text as plain words. It need not understand all of Markdown: what it
 * cannot read as prose (headings, code, tables, raw HTML, pictures) it leaves out. No pattern looks
 * at more than {@link #RAW} characters but those that are linear.
 */
final class Plain {
  private static final int ENOUGH = 300;

  /** So much Markdown has words enough, be its links ever so long. */
  private static final int RAW = 5_000;

  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+).*", DOTALL);
  private static final Pattern COMMENT = Pattern.compile("\\s*+<!--(?!.*-->).*", DOTALL);
  private static final String COMMENT_END = "-->";
  private static final Pattern CODE = Pattern.compile("( {4}|\\t).*", DOTALL);
  private static final Pattern LEAD =
      Pattern.compile(" {0,3}(?:(?:>|(?:[-*+]|\\d{1,9}[.)])(?=\\s))\\s*+)*+");
  private static final Pattern NO_PROSE =
      Pattern.compile(
          "#{1,6}(?:\\s.*)?|\\|.*|<(?!https?:).*|!?\\[[^]]*+\\]:.*|[-=*_\\s]*+", DOTALL);
  private static final String TARGET = "(?:\\((?:[^()]++|\\([^()]*+\\))*+\\)|\\[[^]]*+\\])?";
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]\\[]*+\\]" + TARGET);
  private static final Pattern LINK = Pattern.compile("\\[([^]\\[]*+)\\]" + TARGET);
  private static final Pattern AUTOLINK = Pattern.compile("<(https?:[^<>\\s]*+)>");
  private static final Pattern HTML = Pattern.compile("<[/!a-zA-Z][^<>]*+>");
  private static final Pattern MARKS =
      Pattern.compile("(?<!\\\\)[*`]++|~~|(?<!\\w)_++|_++(?!\\w)|\\\\(?=\\p{Punct})");
  private static final Pattern SPACES = Pattern.compile("\\s++");

  private Plain() {}

  static String beginningOf(String markdown) {
    var text = PICTURE.matcher(prose(markdown)).replaceAll("");
    text = LINK.matcher(text).replaceAll("$1");
    text = AUTOLINK.matcher(text).replaceAll("$1");
    text = HTML.matcher(text).replaceAll("");
    text = MARKS.matcher(text).replaceAll("");
    return cut(SPACES.matcher(text).replaceAll(" ").strip());
  }

  /** The first lines that are prose, with the marks in them. */
  private static String prose(String markdown) {
    var prose = new StringBuilder();
    var endOfBlock = "";
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      if (!endOfBlock.isEmpty()) {
        endOfBlock = line.contains(endOfBlock) ? "" : endOfBlock;
      } else if (FENCE.matcher(line).matches()) {
        endOfBlock = FENCE.matcher(line).replaceFirst("$1");
      } else if (COMMENT.matcher(line).matches()) {
        endOfBlock = COMMENT_END;
      } else if (!CODE.matcher(line).matches()) {
        var text = LEAD.matcher(line).replaceFirst("");
        prose.append(NO_PROSE.matcher(text).matches() ? "" : text).append(' ');
      }
      if (prose.length() > RAW) {
        return prose.substring(0, Character.isHighSurrogate(prose.charAt(RAW - 1)) ? RAW - 1 : RAW);
      }
    }
    return prose.toString();
  }

  /** Whole words only, with an ellipsis where some were left out. */
  private static String cut(String prose) {
    if (prose.codePointCount(0, prose.length()) <= ENOUGH) {
      return prose;
    }
    var end = prose.offsetByCodePoints(0, ENOUGH);
    var space = prose.lastIndexOf(' ', end);
    return prose.substring(0, space > ENOUGH / 2 ? space : end) + "…";
  }
}
