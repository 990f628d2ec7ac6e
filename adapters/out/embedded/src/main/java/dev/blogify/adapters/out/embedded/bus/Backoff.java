package dev.blogify.adapters.out.embedded.bus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a failed message waits: at most 10 s in all between five receives, and no two alike. */
final class Backoff {
  private static final Duration INITIAL_DELAY = Duration.ofMillis(250);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final int FACTOR = 3;
  private static final int MAX_COUNTED_RECEIVES = 10;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * From half of what is due to all of it.
   *
   * @param receives so far
   */
  Duration delayAfter(int receives) {
    var due =
        INITIAL_DELAY.multipliedBy(
            Math.powExact(FACTOR, Math.min(receives, MAX_COUNTED_RECEIVES) - 1));
    var longest = Math.min(due.toMillis(), MAX_DELAY.toMillis());
    return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
  }
}
