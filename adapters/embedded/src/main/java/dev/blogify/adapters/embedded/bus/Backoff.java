package dev.blogify.adapters.embedded.bus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a failed message waits: at most 10 s in all between five receives, and no two alike. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int FACTOR = 3;
  private static final int MANY = 10;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * From half of what is due to all of it.
   *
   * @param receives so far
   */
  Duration after(int receives) {
    var due = FIRST.multipliedBy(Math.powExact(FACTOR, Math.min(receives, MANY) - 1));
    var longest = Math.min(due.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
  }
}
