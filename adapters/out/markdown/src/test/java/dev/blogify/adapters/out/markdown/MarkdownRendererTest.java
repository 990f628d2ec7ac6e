package dev.blogify.adapters.out.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.blogify.domain.post.Body;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The hostile posts have the maximum size, because the tests prove the time limit and the stack
 * depth for this size. They need about 10 s of CPU time, with at most 1 s for a post; the random
 * mixes need another 3 s. The wall-clock time is a multiple of this on a busy machine.
 */
final class MarkdownRendererTest {
  private static final int LARGEST = Body.MAX_BYTES;

  /** An element, attribute or URL that runs script. */
  private static final Pattern DANGER =
      Pattern.compile(
          "<\\s*/?\\s*(script|style|iframe|object|embed|svg|math|form|input|link|meta|base|template)"
              + "|<[^>]*\\son[a-z]+\\s*=|<[^>]*\\s(style|srcset|srcdoc|id|name|formaction)\\s*="
              + "|<[^>]*=\"\\s*(javascript|data|vbscript|file|blob)\\s*:");

  static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "<scr<script>ipt>alert(1)</scr</script>ipt>",
          "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
          "<script\n>alert(1)</script\n>",
          "<<script>alert(1)//<</script>",
          "<script>a</script x>b",
          "<img src=x onerror=alert(1)>",
          "<img src=x oNeRrOr=alert(1)//",
          "<img src=\"x\"onerror=\"alert(1)\">",
          "<img/src=x/onerror=alert(1)>",
          "<img src=x onerror\u000c=alert(1)>",
          "<img src='javascript:alert(1)'>",
          "<img srcset='javascript:alert(1) 1x' src=x>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
          "<a href=\"java\tscript:alert(1)\">x</a>",
          "<a href=\"java&#10;script:alert(1)\">x</a>",
          "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
          "<a href=\"&#x6A&#x61vascript:alert(1)\">x</a>",
          "<a href=\" \u0001javascript:alert(1)\">x</a>",
          "<a href=\"vbscript:msgbox(1)\">x</a>",
          "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
          "[x](javascript:alert(1))",
          "[x](JAVASCRIPT&#58;alert(1))",
          "[x](<java\tscript:alert(1)>)",
          "[x](data:text/html,<script>alert(1)</script>)",
          "[x](vbscript:x)",
          "![x](javascript:alert(1))",
          "![x](data:image/svg+xml;base64,PHN2Zy8+)",
          "![x\" onerror=\"alert(1)](y)",
          "![x](y \"t\\\" onerror=\\\"alert(1)\")",
          "[x]: javascript:alert(1)\n\n[x]",
          "<javascript:alert(1)>",
          "<iframe src=\"https://evil.example\"></iframe>",
          "<object data=\"x.swf\"></object><embed src=x>",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
          "<style>@import 'javascript:alert(1)';</style>",
          "<p style=\"background:url(javascript:alert(1))\">x</p>",
          "<details ontoggle=alert(1) open>x</details>",
          "<video src=x onerror=alert(1)><source onerror=alert(1)></video>",
          "<video poster=javascript:alert(1)//></video>",
          "<body onload=alert(1)>",
          "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</form>",
          "<input autofocus onfocus=alert(1)>",
          "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
          "<base href=\"javascript:/\">",
          "<link rel=stylesheet href=x>",
          "<template><script>alert(1)</script></template>",
          "<textarea><script>alert(1)</script></textarea>",
          "<xmp><img src=x onerror=alert(1)></xmp>",
          "<title><a href=\"</title><img src onerror=alert(1)>\">",
          "<!--><script>alert(1)</script>-->",
          "<!-- --!><script>alert(1)</script>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "<?xml version=1?><script>alert(1)</script>",
          "<a id=config name=config href=x>clobbered</a>",
          "<code class=\"language-x onclick=alert(1)\">x</code>",
          "```x\" onclick=\"alert(1)\ncode\n```",
          "`<script>alert(1)</script>`",
          "    <script>alert(1)</script>",
          "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "<div\nonmouseover\n=\nalert(1)\n>x</div>",
          "<x/onclick=alert(1)>y",
          "<a href=\"//evil.example\" target=_blank rel=opener>x</a>");

  private static final MarkdownRenderer RENDERER = new MarkdownRenderer(InstantSource.system());

  private static String sanitize(String html) {
    return MarkdownRenderer.sanitize(html, RenderingDeadline.starting(InstantSource.system()));
  }

  private static String render(String markdown) {
    return RENDERER.renderStored(new Body(markdown)).html();
  }

  private static void assertHarmless(String html) {
    assertThat(html.toLowerCase(Locale.ROOT)).doesNotContainPattern(DANGER);
    assertThat(sanitize(html)).isEqualTo(html);
  }

  @ParameterizedTest
  @FieldSource("ATTACKS")
  void removesScript(String attack) {
    assertHarmless(render(attack));
    assertHarmless(render("a " + attack + " b"));
    assertHarmless(render("> - " + attack.replace("\n", "\n>   ")));
    assertHarmless(sanitize(attack));
  }

  @Test
  void removesScriptFromRandomMixesOfAttacks() {
    for (var seed = 0; seed < 3_000; seed++) {
      var html = render(mix(new SplittableRandom(seed)));
      assertThatCode(() -> assertHarmless(html)).as("seed %d", seed).doesNotThrowAnyException();
    }
  }

  private static String mix(SplittableRandom random) {
    var text = new StringBuilder();
    for (var piece = 0; piece < 8; piece++) {
      var attack = ATTACKS.get(random.nextInt(ATTACKS.size()));
      var from = random.nextInt(attack.length());
      text.append(attack, from, from + random.nextInt(attack.length() - from) + 1);
      text.append(
          List.of("", " ", "\n", "\n\n", "\"", "'", ">", "<", "`", "\0").get(random.nextInt(10)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      value = {
        "# Hello § <h1>Hello</h1>",
        "*a* **b** ~~c~~ § <p><em>a</em> <strong>b</strong> <del>c</del></p>",
        "[a](/b \"c\") § <p><a href=\"/b\" title=\"c\" rel=\"nofollow noopener\">a</a></p>",
        "![a](https://e.org/b.png) § <p><img src=\"https://e.org/b.png\" alt=\"a\" /></p>",
        "![a](b.png) § <p><img src=\"b.png\" alt=\"a\" /></p>",
        "H<sub>2</sub>O<sup>2</sup> § <p>H<sub>2</sub>O<sup>2</sup></p>",
        "`<b>` § <p><code>&lt;b&gt;</code></p>",
        "<b>x § <p><b>x</b></p>",
        "<kbd>Ctrl</kbd> § <p><kbd>Ctrl</kbd></p>",
        "<mail@e.org> § <p><a href=\"mailto:mail&#64;e.org\" rel=\"nofollow"
            + " noopener\">mail&#64;e.org</a></p>"
      })
  void rendersWhatAuthorsWrite(String markdown, String html) {
    assertThat(render(markdown).strip()).isEqualTo(html);
  }

  @Test
  void rendersBlocks() {
    assertThat(render("```java\nint i = 1 < 2;\n```"))
        .isEqualTo("<pre><code class=\"language-java\">int i &#61; 1 &lt; 2;\n</code></pre>\n");
    assertThat(render("|a|b|\n|-|:-:|\n|1|2|"))
        .contains("<table>", "<th align=\"center\">b</th>", "<td>1</td>");
    assertThat(render("3. a\n4. b")).contains("<ol start=\"3\">", "<li>a</li>");
    assertThat(render("<details open><summary>More</summary>\n\n*x*\n\n</details>"))
        .contains("<details", "<summary>More</summary>", "<em>x</em>", "</details>");
    assertThat(render("<figure><img src=\"a.png\"><figcaption>A</figcaption></figure>"))
        .contains("<figure><img src=\"a.png\" /><figcaption>A</figcaption></figure>");
    assertThat(render("https://e.org/a"))
        .contains("<a href=\"https://e.org/a\" rel=\"nofollow noopener\">");
    assertThat(render("<video src=\"https://e.org/a.mp4\" controls></video>"))
        .contains("<video src=\"https://e.org/a.mp4\" controls=\"controls\">");
  }

  @Test
  void keepsTheFirstWordOfAnInfoStringAsLanguage() {
    assertThat(render("```rust,no_run\nx\n```")).contains("<code class=\"language-rust\">");
    assertThat(render("```js{1,3}\nx\n```")).contains("<code class=\"language-js\">");
    assertThat(render("```{.x}\nx\n```")).contains("<pre><code>x");
  }

  @Test
  void keepsWhatAVideoNeeds() {
    assertThat(
            render(
                "<video controls loop muted playsinline poster=\"/p.png\"><source"
                    + " src=\"/media/x/content\" type=\"video/mp4\"></video>"))
        .contains(
            "<video controls=\"controls\" loop=\"loop\" muted=\"muted\""
                + " playsinline=\"playsinline\" poster=\"/p.png\">",
            "<source src=\"/media/x/content\" type=\"video/mp4\" />",
            "</video>");
  }

  @Test
  void keepsSectionsAsBlocks() {
    assertThat(render("<section><p>one</p><aside>two</aside></section>"))
        .contains("<section><p>one</p><aside>two</aside></section>");
  }

  @Test
  void appliesTheEmphasisLimitPerBlock() {
    var paragraph = "*a* _b_ <b>c</b> `*`\n\n";

    var html = render(paragraph.repeat(LARGEST / paragraph.length()));

    assertThat(html).endsWith("<p><em>a</em> <em>b</em> <b>c</b> <code>*</code></p>\n");
  }

  /** Text with deep nesting or with quadratic time in some Markdown parsers. */
  static final List<String> HOSTILE =
      List.of(
          ">",
          "> ",
          "- ",
          "* ",
          "1. ",
          "*a ",
          "**a ",
          "*",
          "_a *b ",
          "~~a ",
          "~a~~b~~~",
          "_\t+]+*:",
          "*)[__*",
          "[",
          "![",
          "]",
          "[a](",
          "[a](<",
          "[[]](",
          "`a``",
          "<",
          "<a",
          "<a href=\"",
          "<b>",
          "<div>",
          "<!--",
          "a <!-- >",
          "a <? >",
          "|",
          "a|",
          "| \n",
          "- a\n",
          "+\n",
          "a\n",
          "[a]: b\n",
          "&",
          "&#1;",
          "http://",
          "www.",
          "a@a.",
          "\\",
          "\t",
          "<table><tr><td>",
          "<details><summary>");

  @ParameterizedTest
  @FieldSource("HOSTILE")
  @Timeout(20)
  void rendersTheLargestHostilePost(String piece) throws InterruptedException {
    rendersOnASmallStack(piece.repeat(LARGEST / piece.length()));
  }

  @Test
  @Timeout(60)
  void rendersHostilePostsOfTwoHalves() throws InterruptedException {
    rendersOnASmallStack("*".repeat(LARGEST / 2) + "a" + "*".repeat(LARGEST / 2 - 1));
    rendersOnASmallStack("![".repeat(LARGEST / 8) + "](a)".repeat(LARGEST / 8));
    rendersOnASmallStack("*a ".repeat(499) + " b*".repeat(499));
    rendersOnASmallStack("![".repeat(990) + "](a)".repeat(990));
    rendersOnASmallStack(
        "|" + "a|".repeat(25_000) + "\n|" + "-|".repeat(25_000) + "\n|".repeat(45_000));
    rendersOnASmallStack("> ".repeat(LARGEST / 4) + "\n" + "a\n".repeat(LARGEST / 4));
  }

  /** Uses half of the default stack size. */
  private static void rendersOnASmallStack(String markdown) throws InterruptedException {
    var html = new String[1];
    var thread = new Thread(null, () -> html[0] = render(markdown), "small", 512 * 1024);
    thread.start();
    thread.join(Duration.ofSeconds(20));
    assertThat(html[0]).isNotNull();
  }
}
