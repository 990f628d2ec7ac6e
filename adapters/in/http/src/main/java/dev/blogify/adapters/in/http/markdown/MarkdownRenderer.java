package dev.blogify.adapters.in.http.markdown;

import dev.blogify.domain.post.Body;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders Markdown (CommonMark with tables, strikethrough and bare links) as HTML. The Markdown can
 * contain raw HTML, because the entire output is sanitized by an allow-list.
 */
public final class MarkdownRenderer {
  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), StrikethroughExtension.create(), TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .customInlineContentParserFactory(new EmphasisLimit())
          .build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-[A-Za-z0-9+#_.-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

  private static final String[] ALLOWED_ELEMENTS =
      """
      h1 h2 h3 h4 h5 h6 p div span br hr blockquote pre code kbd samp var em strong b i u s del ins \
      mark small sub sup q cite abbr dfn ul ol li dl dt dd table caption thead tbody tfoot tr th td \
      figure figcaption details summary a img video\
      """
          .split(" ");

  private static final PolicyFactory SANITIZER_POLICY =
      new HtmlPolicyBuilder()
          .allowElements(ALLOWED_ELEMENTS)
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
          .matching(LANGUAGE_CLASS)
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

  private MarkdownRenderer() {}

  public static String toHtml(Body body) {
    return sanitize(RENDERER.render(PARSER.parse(body.markdown())));
  }

  /**
   * Sanitizes twice, because the removal of elements can leave the remaining elements incorrectly
   * nested.
   */
  static String sanitize(String html) {
    return SANITIZER_POLICY.sanitize(SANITIZER_POLICY.sanitize(html));
  }

  /**
   * Treats emphasis delimiters beyond a limit per block as literal text, because the parser
   * compares each delimiter with all preceding ones, and the quadratic run time reaches one minute
   * for the largest post.
   */
  private static final class EmphasisLimit implements InlineContentParserFactory {
    private static final int MAX_DELIMITERS = 1_000;

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('*', '_', '~');
    }

    /** Starts a new count, because the parser calls this method once per block. */
    @Override
    public InlineContentParser create() {
      var delimiters = new AtomicInteger();
      return block ->
          delimiters.incrementAndGet() > MAX_DELIMITERS
              ? toLiteral(block.scanner())
              : ParsedInline.none();
    }

    private static ParsedInline toLiteral(Scanner scanner) {
      var delimiter = new Text(String.valueOf(scanner.peek()));
      scanner.next();
      return ParsedInline.of(delimiter, scanner.position());
    }
  }
}
