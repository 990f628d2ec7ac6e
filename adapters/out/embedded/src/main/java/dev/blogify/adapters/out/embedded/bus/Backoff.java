package dev.blogify.adapters.out.embedded.bus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter for failed messages: 250 ms, three times as long after each
 * further receive, at most five minutes. Four delays add up to 10 s at most.
 */
record Backoff(RandomGenerator random) {
  private static final Duration INITIAL_DELAY = Duration.ofMillis(250);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final int FACTOR = 3;
  private static final int MAX_COUNTED_RECEIVES = 10;

  /** Returns a random delay between 50 % and 100 % of the exponential one. */
  Duration delayAfter(int receiveCount) {
    var exponential =
        INITIAL_DELAY.multipliedBy(
            Math.powExact(FACTOR, Math.min(receiveCount, MAX_COUNTED_RECEIVES) - 1));
    var maxMillis = Math.min(exponential.toMillis(), MAX_DELAY.toMillis());
    return Duration.ofMillis(random.nextLong(maxMillis / 2, maxMillis + 1));
  }
}
