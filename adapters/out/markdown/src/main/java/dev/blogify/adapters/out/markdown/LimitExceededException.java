package dev.blogify.adapters.out.markdown;

import dev.blogify.domain.post.RenderingLimit;

/**
 * Ends a rendering inside the libraries, which have no other way to stop. It has no stack trace,
 * because the limit says everything.
 */
final class LimitExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RenderingLimit limit;

  LimitExceededException(RenderingLimit limit) {
    super(limit.name(), null, false, false);
    this.limit = limit;
  }

  RenderingLimit limit() {
    return limit;
  }
}
