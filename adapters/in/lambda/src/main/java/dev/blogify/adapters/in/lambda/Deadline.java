package dev.blogify.adapters.in.lambda;

import java.time.Duration;
import java.time.Instant;

/** Computes the time limit of work within an invocation. */
final class Deadline {
  /** Covers one AWS call including its retries, and the response of the function. */
  private static final Duration MARGIN = AwsModule.CALL_TIMEOUT.plusSeconds(1);

  private Deadline() {}

  /** The latest time at which a call may start. */
  static Instant latestCallStart(Instant now, Duration remaining) {
    return now.plus(remaining).minus(MARGIN);
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
