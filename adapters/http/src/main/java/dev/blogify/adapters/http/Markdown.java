package dev.blogify.adapters.http;

import dev.blogify.domain.post.Body;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders Markdown (CommonMark, with tables, strikethrough and bare links). Its raw HTML goes
 * through, and all of the outcome through an allow-list.
 */
final class Markdown {
  private static final int MAX_OPEN_BLOCKS = 100;
  private static final int MAX_LINES = 5_000;
  private static final int MAX_MARKS = 1_000;
  private static final long MAX_LOOKING = 20_000_000;
  private static final long MAX_CELLS = 500_000;
  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), StrikethroughExtension.create(), TablesExtension.create());
  private static final Parser PARSER = parser(EXTENSIONS);
  private static final Parser WITHOUT_TABLES = parser(EXTENSIONS.subList(0, 2));
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#_.-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

  private static final String[] ELEMENTS =
      """
      h1 h2 h3 h4 h5 h6 p div span br hr blockquote pre code kbd samp var em strong b i u s del ins \
      mark small sub sup q cite abbr dfn ul ol li dl dt dd table caption thead tbody tfoot tr th td \
      figure figcaption details summary a img video\
      """
          .split(" ");

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements(ELEMENTS)
          .allowWithoutAttributes("span", "a", "img", "video")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src")
          .onElements("img", "video")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("width", "height")
          .matching(NUMBER)
          .onElements("img", "video")
          .allowAttributes("controls")
          .onElements("video")
          .allowAttributes("title")
          .onElements("a", "img", "abbr", "dfn")
          .allowAttributes("class")
          .matching(LANGUAGE)
          .onElements("code")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .allowAttributes("align")
          .matching(ALIGNMENT)
          .onElements("th", "td")
          .allowAttributes("colspan", "rowspan")
          .matching(NUMBER)
          .onElements("th", "td")
          .allowAttributes("open")
          .onElements("details")
          .requireRelsOnLinks("nofollow", "noopener")
          .toFactory();

  private Markdown() {}

  static String toHtml(Body body) {
    var markdown = cut(body.markdown());
    var parser = mayFillTables(markdown) ? PARSER : WITHOUT_TABLES;
    return sanitize(RENDERER.render(parser.parse(markdown)));
  }

  /** Twice, because what is taken out may leave elements nested that are put in order only then. */
  static String sanitize(String html) {
    return ALLOWED.sanitize(ALLOWED.sanitize(html));
  }

  private static Parser parser(List<Extension> extensions) {
    return Parser.builder()
        .extensions(extensions)
        .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
        .inlineParserFactory(context -> new Bounded(new InlineParserImpl(context)))
        .build();
  }

  /**
   * A blank line after so many, for the parser copies all lines of a paragraph for each next one.
   */
  private static String cut(String markdown) {
    if (markdown.lines().count() <= MAX_LINES) {
      return markdown;
    }
    var lines = 0;
    var text = new StringBuilder();
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      lines = line.isBlank() || lines == MAX_LINES ? 0 : lines + 1;
      text.append(line).append(lines == MAX_LINES ? "\n\n" : "\n");
    }
    return text.toString();
  }

  /** Short rows are filled up to the widest, so that a few kilobytes can make millions of cells. */
  private static boolean mayFillTables(String markdown) {
    var widest = markdown.lines().mapToLong(line -> count(line, "|") + 1).max().orElse(0);
    return widest * markdown.lines().count() <= MAX_CELLS;
  }

  private static long count(String text, String characters) {
    return text.chars().filter(c -> characters.indexOf(c) >= 0).count();
  }

  /**
   * Leaves a block as plain text that would nest without end, for parser and renderer recurse, or
   * cost time with the square of its length, for the parser looks behind every angle bracket for
   * its counterpart.
   */
  private record Bounded(InlineParser inlines) implements InlineParser {
    @Override
    public void parse(SourceLines lines, Node block) {
      var text = lines.getContent();
      if (count(text, "*_~!") > MAX_MARKS || count(text, "<") * text.length() > MAX_LOOKING) {
        block.appendChild(new Text(text));
      } else {
        inlines.parse(lines, block);
      }
    }
  }
}
