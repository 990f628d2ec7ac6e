package dev.blogify.adapters.out.markdown;

import dev.blogify.domain.post.RenderingLimit;
import java.time.Instant;
import java.time.InstantSource;

/** The end of the time of one rendering. */
record RenderingDeadline(InstantSource clock, Instant end) {
  static RenderingDeadline starting(InstantSource clock) {
    return new RenderingDeadline(clock, clock.instant().plusSeconds(RenderingLimit.SECONDS.max()));
  }

  void check() {
    if (clock.instant().isAfter(end)) {
      throw new LimitExceededException(RenderingLimit.SECONDS);
    }
  }
}
