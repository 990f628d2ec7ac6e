package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.application.StoreBusyException;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Retry policy for contended transactions. The SDK client retries throttled requests itself.
 *
 * @param maxAttempts maximum number of attempts, including the first one
 * @param backoff delay before each attempt; the first attempt is number 1
 */
record RetryPolicy(int maxAttempts, BackoffStrategy backoff, Consumer<Duration> sleeper) {
  /** Eight attempts with full jitter and a total delay of at most 1.6 seconds. */
  static final RetryPolicy DEFAULT =
      new RetryPolicy(
          8,
          BackoffStrategy.exponentialDelay(Duration.ofMillis(20), Duration.ofMillis(500)),
          RetryPolicy::sleep);

  /** Waits before the next attempt, or throws {@link StoreBusyException} after the last one. */
  void backOff(int attempt, RuntimeException failure) {
    if (attempt == maxAttempts) {
      throw new StoreBusyException(
          "The transaction conflicted with others in all %d attempts".formatted(maxAttempts),
          failure);
    }
    sleeper.accept(backoff.computeDelay(attempt + 1));
  }

  private static void sleep(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
