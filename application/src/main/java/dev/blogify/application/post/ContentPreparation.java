package dev.blogify.application.post;

import static io.vavr.control.Either.right;

import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;

/**
 * Prepares content for the commit: the body must be within the rendering limits, and content
 * without an excerpt of the author gets one that is derived from the body.
 */
record ContentPreparation(BodyRenderer renderer) {
  Either<PostRefusal, Content> prepare(Content content) {
    return deriveExcerpt(content.body())
        .map(derived -> content.excerpt().isDefined() ? content : content.withExcerpt(derived));
  }

  /** Completes an edit; the body is rendered only if the edit changes the body or the excerpt. */
  Either<PostRefusal, ContentEdit> prepare(ContentEdit edit, Content current) {
    var edited = edit.applyTo(current);
    var isBodyUnchanged = edited.body().equals(current.body());
    if (isBodyUnchanged && edited.excerpt().equals(current.excerpt())) {
      return right(edit);
    }
    return deriveExcerpt(edited.body())
        .map(derived ->
            edited.excerpt().exists(excerpt -> !excerpt.isDerived())
                ? edit
                : edit.withExcerpt(derived));
  }

  private Either<PostRefusal, Excerpt> deriveExcerpt(Body body) {
    return renderer
        .render(body)
        .<PostRefusal>mapLeft(PostRefusal.BodyBeyondLimit::new)
        .map(rendered -> Excerpt.derivedFrom(rendered.prose()));
  }
}
