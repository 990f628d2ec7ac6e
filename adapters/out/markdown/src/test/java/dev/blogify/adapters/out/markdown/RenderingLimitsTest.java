package dev.blogify.adapters.out.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ports.BodyRenderer.RenderedBody;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.RenderingLimit;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(60)
final class RenderingLimitsTest {
  private final MarkdownRenderer renderer = new MarkdownRenderer(InstantSource.system());

  @ParameterizedTest
  @CsvSource({"1000, 1000", "700, 1000", "900, 1000", "200, 100"})
  void refusesATableWithTooManyCells(int columns, int rows) {
    var table = table(columns, rows);

    assertThat(render(table)).isEqualTo(Either.left(RenderingLimit.TABLE_CELLS));
    assertThat(render("> " + table.replace("\n", "\n> ")))
        .isEqualTo(Either.left(RenderingLimit.TABLE_CELLS));
    assertThat(render("- " + table.replace("\n", "\n  ")))
        .isEqualTo(Either.left(RenderingLimit.TABLE_CELLS));
  }

  @Test
  void rendersALargeTable() {
    assertThat(render(table(50, 300)).get().html()).contains("<td>b</td>");
    assertThat(render(table(3, 100) + "\n\n" + "a\n".repeat(30_000)).isRight()).isTrue();
  }

  @Test
  void refusesManyReferencesToOneLongLink() {
    assertThat(render("[a]: <" + "x".repeat(99_000) + ">\n\n" + "[a]".repeat(33_000)))
        .isEqualTo(Either.left(RenderingLimit.HTML_BYTES));
    assertThat(render("[a]: x '" + "x".repeat(99_000) + "'\n\n" + "[a] ".repeat(20_000)).isLeft())
        .isTrue();
  }

  @Test
  void refusesTooManyElements() {
    assertThat(render("a\n".repeat(100_000))).isEqualTo(Either.left(RenderingLimit.ELEMENTS));
  }

  @Test
  void stopsAtTheTimeLimit() {
    var seconds = new AtomicLong();
    var slow = new MarkdownRenderer(() -> Instant.ofEpochSecond(seconds.addAndGet(3)));

    assertThat(slow.render(new Body("# a\n\nb *c*\n\n* d\n")))
        .isEqualTo(Either.left(RenderingLimit.SECONDS));
  }

  @Test
  void stopsWhenTheRequestIsAbandoned() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> render("text")).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(render("text").isRight()).isTrue();
  }

  @Test
  void rendersAStoredBodyBeyondALimitAsSource() {
    var stored = renderer.renderStored(new Body("<b>\n\n" + table(1_000, 1_000)));

    assertThat(stored.html()).startsWith("<pre>&lt;b&gt;\n").endsWith("</pre>");
    assertThat(stored.prose()).isEmpty();
  }

  @Test
  void returnsTheCachedRendering() {
    var first = render("some *text*");

    assertThat(render("some *text*")).isSameAs(first);
  }

  /** Each piece, repeated up to the size of the largest body, alone and in containers. */
  @ParameterizedTest
  @FieldSource("dev.blogify.adapters.out.markdown.MarkdownRendererTest#HOSTILE")
  void boundsTheHtmlOfTheLargestBody(String piece) {
    for (var start : new String[] {"", "> ", "- a\n  ", "[a]: /b\n\n"}) {
      var body = start + piece.repeat((Body.MAX_BYTES - start.length()) / piece.length());

      var rendered = renderer.renderStored(new Body(body));

      assertThat(rendered.html().getBytes(UTF_8).length)
          .as("bytes of HTML after %s", start)
          .isLessThanOrEqualTo(RenderingLimit.HTML_BYTES.max() + "<pre></pre>".length());
    }
  }

  private Either<RenderingLimit, RenderedBody> render(String markdown) {
    return renderer.render(new Body(markdown));
  }

  private static String table(int columns, int rows) {
    return "|a".repeat(columns) + "|\n" + "|-".repeat(columns) + "|\n" + "|b|\n".repeat(rows);
  }
}
