package dev.blogify.application.post;

import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.RenderingLimit;
import io.vavr.control.Either;

/** Renders each body as its own text; refuses one text as too large. */
public final class PlainTextRenderer implements BodyRenderer {
  /** The text of a body that is beyond a limit. */
  public static final String BEYOND_LIMIT = "beyond the limit";

  @Override
  public Either<RenderingLimit, RenderedBody> render(Body body) {
    return body.markdown().equals(BEYOND_LIMIT)
        ? Either.left(RenderingLimit.TABLE_CELLS)
        : Either.right(renderStored(body));
  }

  @Override
  public RenderedBody renderStored(Body body) {
    return new RenderedBody("<p>" + body.markdown() + "</p>", body.markdown());
  }
}
