package dev.blogify.adapters.out.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.domain.media.Sha256;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.RenderingLimit;
import io.vavr.control.Either;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Renders Markdown (CommonMark with tables, strikethrough and bare links) as HTML. The Markdown can
 * contain raw HTML, because the entire output is sanitized by an allow-list. As many renderings run
 * at a time as the machine has processors; the results are cached.
 */
public final class MarkdownRenderer implements BodyRenderer {
  /** The memory for cached renderings, in bytes. */
  private static final int CACHE_BYTES = 32_000_000;

  private static final int MAX_NESTING = 100;

  /** Enough for HTML whose sanitizing changes the nesting of elements repeatedly. */
  private static final int MAX_PASSES = 8;

  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), StrikethroughExtension.create(), TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .customInlineContentParserFactory(new EmphasisLimit())
          .maxOpenBlockParsers(MAX_NESTING)
          .maxInlineNesting(MAX_NESTING)
          .build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .attributeProviderFactory(_ -> MarkdownRenderer::addLanguageClass)
          .build();

  /** The language at the beginning of the info string of a fenced code block. */
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#_.-]{1,40}");

  private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-" + LANGUAGE);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern MEDIA_TYPE = Pattern.compile("(?:audio|video)/[A-Za-z0-9.+-]{1,60}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

  private static final String[] ALLOWED_ELEMENTS =
      """
      h1 h2 h3 h4 h5 h6 p div span br hr blockquote pre code kbd samp var em strong b i u s del ins \
      mark small sub sup q cite abbr dfn ul ol li dl dt dd table caption thead tbody tfoot tr th td \
      figure figcaption details summary a img video source section article aside header footer main \
      nav address\
      """
          .split(" ");

  private static final PolicyFactory SANITIZER_POLICY =
      new HtmlPolicyBuilder()
          .allowElements(ALLOWED_ELEMENTS)
          .allowWithoutAttributes("span", "a", "img", "video", "source")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("src")
          .onElements("img", "video", "source")
          .allowAttributes("poster", "controls", "loop", "muted", "playsinline")
          .onElements("video")
          .allowAttributes("type")
          .matching(MEDIA_TYPE)
          .onElements("source")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("width", "height")
          .matching(NUMBER)
          .onElements("img", "video")
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

  private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final InstantSource clock;

  /** The cache is of one version of this renderer, because it is in memory. */
  private final Cache<Sha256, Either<RenderingLimit, RenderedBody>> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .weigher(MarkdownRenderer::sizeInBytes)
          .executor(Runnable::run)
          .build();

  public MarkdownRenderer(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Either<RenderingLimit, RenderedBody> render(Body body) {
    return cache.get(contentHash(body.markdown()), _ -> renderOneOfFew(body.markdown()));
  }

  @Override
  public RenderedBody renderStored(Body body) {
    return render(body)
        .getOrElseGet(
            _ -> new RenderedBody("<pre>%s</pre>".formatted(escape(body.markdown())), ""));
  }

  private Either<RenderingLimit, RenderedBody> renderOneOfFew(String markdown) {
    try {
      permits.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The request of this rendering was abandoned");
    }
    try {
      return Either.right(renderWithin(markdown, RenderingDeadline.starting(clock)));
    } catch (LimitExceededException exceeded) {
      return Either.left(exceeded.limit());
    } finally {
      permits.release();
    }
  }

  private static RenderedBody renderWithin(String markdown, RenderingDeadline deadline) {
    MarkdownSize.requireFewTableCells(markdown);
    var document = PARSER.parse(markdown);
    MarkdownSize.requireFewElements(document);
    deadline.check();
    var unsafe = new LimitedOutput(deadline);
    RENDERER.render(document, unsafe);
    var html = sanitize(unsafe.toString(), deadline);
    var prose = new ProseExtractor();
    HtmlSanitizer.sanitize(html, SANITIZER_POLICY.apply(prose));
    return new RenderedBody(html, prose.prose());
  }

  /**
   * Sanitizes until nothing changes, because the removal of elements can leave the remaining
   * elements incorrectly nested.
   */
  static String sanitize(String html, RenderingDeadline deadline) {
    var current = html;
    for (var pass = 0; pass < MAX_PASSES; pass++) {
      var output = new LimitedOutput(deadline);
      HtmlSanitizer.sanitize(
          current,
          SANITIZER_POLICY.apply(
              HtmlStreamRenderer.create(output, Handler.PROPAGATE, Handler.DO_NOTHING)));
      var sanitized = output.toString();
      if (sanitized.equals(current)) {
        return sanitized;
      }
      current = sanitized;
    }
    return current;
  }

  /** Replaces the class of the library, which is the whole first word of the info string. */
  private static void addLanguageClass(Node node, String element, Map<String, String> attributes) {
    if (node instanceof FencedCodeBlock block && element.equals("code")) {
      var language = LANGUAGE.matcher(Objects.requireNonNullElse(block.getInfo(), ""));
      if (language.lookingAt()) {
        attributes.put("class", "language-" + language.group());
      } else {
        attributes.remove("class");
      }
    }
  }

  private static Sha256 contentHash(String markdown) {
    try {
      return Sha256.ofDigest(MessageDigest.getInstance("SHA-256").digest(markdown.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String escape(String markdown) {
    return markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static int sizeInBytes(Sha256 hash, Either<RenderingLimit, RenderedBody> rendering) {
    return rendering.fold(_ -> 0, body -> 2 * (body.html().length() + body.prose().length()));
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
