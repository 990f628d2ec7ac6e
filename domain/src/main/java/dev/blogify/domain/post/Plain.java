package dev.blogify.domain.post;

import java.util.regex.Pattern;

/**
 * The beginning of a Markdown text as plain words. It need not understand all of Markdown: what it
 * cannot read as prose (headings, code, tables, raw HTML, pictures) it leaves out. Each pattern
 * looks at one line and is linear in it.
 */
final class Plain {
  private static final int ENOUGH = 300;
  private static final int LONGEST_LINE = 2_000;
  private static final Pattern NO_PROSE =
      Pattern.compile("#.*|[|<].*|!?\\[[^]]*+\\]:.*|[=*_-]{2,}+\\s*+| {4}.*|\\t.*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");
  private static final Pattern LEAD = Pattern.compile("(>|[-*+]|\\d{1,9}[.)])\\s++");
  private static final Pattern PICTURE =
      Pattern.compile("!\\[[^]\\[]*+\\](\\([^)]*+\\)|\\[[^]]*+\\])?");
  private static final Pattern LINK =
      Pattern.compile("\\[([^]\\[]*+)\\](\\([^)]*+\\)|\\[[^]]*+\\])?");
  private static final Pattern HTML = Pattern.compile("<[^<>]*+>");
  private static final Pattern MARKS =
      Pattern.compile("[*`]++|~~|(?<!\\w)_++|_++(?!\\w)|\\\\(?=\\p{Punct})");
  private static final Pattern SPACES = Pattern.compile("\\s++");

  private Plain() {}

  static String beginningOf(String markdown) {
    var prose = new StringBuilder();
    var inFence = false;
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      if (prose.length() > ENOUGH) {
        break;
      }
      if (FENCE.matcher(line).matches()) {
        inFence = !inFence;
      } else if (!inFence && !NO_PROSE.matcher(line).matches()) {
        prose.append(words(line)).append(' ');
      }
    }
    return cut(SPACES.matcher(prose).replaceAll(" ").strip());
  }

  private static String words(String line) {
    var text = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    text = LEAD.matcher(text).lookingAt() ? LEAD.matcher(text).replaceFirst("") : text;
    text = PICTURE.matcher(text).replaceAll("");
    text = LINK.matcher(text).replaceAll("$1");
    text = HTML.matcher(text).replaceAll("");
    return MARKS.matcher(text).replaceAll("");
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
