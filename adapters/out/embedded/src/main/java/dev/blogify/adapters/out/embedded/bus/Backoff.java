package dev.blogify.adapters.out.embedded.bus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter for failed messages. The delay starts at 250 ms, triples with
 * each further receive, and is at most five minutes. The first four delays add up to at most 10
 * seconds.
 */
record Backoff(RandomGenerator random) {
  private static final Duration INITIAL_DELAY = Duration.ofMillis(250);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final int FACTOR = 3;
  private static final int MAX_COUNTED_RECEIVES = 10;

  /** Returns a random delay between 50 % and 100 % of the exponential delay. */
  Duration delayAfter(int receiveCount) {
    var exponential =
        INITIAL_DELAY.multipliedBy(
            Math.powExact(FACTOR, Math.min(receiveCount, MAX_COUNTED_RECEIVES) - 1));
    var maxMillis = Math.min(exponential.toMillis(), MAX_DELAY.toMillis());
    return Duration.ofMillis(random.nextLong(maxMillis / 2, maxMillis + 1));
  }
}
