package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.application.StoreBusyException;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How often a write is tried that others are in the way of, and how long it waits in between. What
 * DynamoDB throttles as a whole, the client itself has tried again before anybody hears of it.
 *
 * @param maxAttempts how many at most, the first included
 * @param backoff how long before each of them; the first is number 1
 */
record RetryPolicy(int maxAttempts, BackoffStrategy backoff, Consumer<Duration> sleeper) {
  /** With full jitter, and 1.6 seconds in all at most. */
  static final RetryPolicy DEFAULT =
      new RetryPolicy(
          8,
          BackoffStrategy.exponentialDelay(Duration.ofMillis(20), Duration.ofMillis(500)),
          RetryPolicy::sleep);

  /** Waits for the next attempt, or gives up because this was the last. */
  void backOff(int attempt, RuntimeException failure) {
    if (attempt == maxAttempts) {
      throw new StoreBusyException(
          "Others were in the way %d times".formatted(maxAttempts), failure);
    }
    sleeper.accept(backoff.computeDelay(attempt + 1));
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
