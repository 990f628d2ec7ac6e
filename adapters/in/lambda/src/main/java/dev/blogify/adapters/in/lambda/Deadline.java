package dev.blogify.adapters.in.lambda;

import java.time.Duration;
import java.time.Instant;

/** How a function spends the time that Lambda gives it. */
final class Deadline {
  /** A call that began just in time, with its retries, and a moment to tell what came of it. */
  private static final Duration MARGIN = AwsModule.CALL.plusSeconds(1);

  private Deadline() {}

  /** When the last call may begin. */
  static Instant latestCallStart(Instant now, Duration left) {
    return now.plus(left).minus(MARGIN);
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
