package dev.blogify.application.ports;

import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.RenderingLimit;
import io.vavr.control.Either;

/** Renders the Markdown of a post. Thread-safe. */
public interface BodyRenderer {
  /** Renders a body before it is stored; refuses a body beyond a limit. */
  Either<RenderingLimit, RenderedBody> render(Body body);

  /**
   * Renders a stored body. Never refuses: a body beyond a limit, which an older version may have
   * stored, is rendered as its Markdown source in a {@code pre} element.
   */
  RenderedBody renderStored(Body body);

  /**
   * A rendered body.
   *
   * @param html sanitized HTML, at most 1 MB
   * @param prose the beginning of the paragraphs, lists and quotations as plain text, with single
   *     spaces; longer than an excerpt where the body is
   */
  record RenderedBody(String html, String prose) {}
}
