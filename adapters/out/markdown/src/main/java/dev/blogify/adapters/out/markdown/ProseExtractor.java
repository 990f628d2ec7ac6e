package dev.blogify.adapters.out.markdown;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Collects the first text of sanitized HTML: paragraphs, lists and quotations, without headings,
 * code blocks and tables. Elements other than inline ones separate words.
 */
final class ProseExtractor implements HtmlStreamEventReceiver {
  private static final int MAX_LENGTH = 2_000;
  private static final Set<String> OMITTED =
      Set.of("h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "figcaption", "summary");
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
          "samp", "small", "span", "strong", "sub", "sup", "u", "var");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]++");

  private final StringBuilder prose = new StringBuilder();
  private int omittedDepth;

  @Override
  public void openDocument() {
    // The document has no tag.
  }

  @Override
  public void closeDocument() {
    // The document has no tag.
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    separate(element);
    if (OMITTED.contains(element)) {
      omittedDepth++;
    }
  }

  @Override
  public void closeTag(String element) {
    separate(element);
    if (OMITTED.contains(element)) {
      omittedDepth--;
    }
  }

  @Override
  public void text(String text) {
    if (omittedDepth == 0 && prose.length() < MAX_LENGTH) {
      prose.append(text, 0, Math.min(text.length(), MAX_LENGTH));
    }
  }

  private void separate(String element) {
    if (!INLINE.contains(element)) {
      prose.append(' ');
    }
  }

  /** The prose with single spaces. */
  String prose() {
    return SPACES.matcher(prose).replaceAll(" ").strip();
  }
}
