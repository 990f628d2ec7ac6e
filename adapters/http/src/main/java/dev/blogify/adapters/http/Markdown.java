package dev.blogify.adapters.http;

import dev.blogify.domain.post.Body;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders Markdown (CommonMark, with tables, strikethrough and bare links). Its raw HTML goes
 * through, and all of the outcome through an allow-list.
 */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), StrikethroughExtension.create(), TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#_.-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements(
              "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "br", "hr", "blockquote",
              "pre", "code", "kbd", "samp", "var", "em", "strong", "b", "i", "u", "s", "del", "ins",
              "mark", "small", "sub", "sup", "q", "cite", "abbr", "dfn", "ul", "ol", "li", "dl",
              "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure",
              "figcaption", "details", "summary", "a", "img", "video")
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
    return sanitize(RENDERER.render(PARSER.parse(body.markdown())));
  }

  static String sanitize(String html) {
    return ALLOWED.sanitize(html);
  }
}
