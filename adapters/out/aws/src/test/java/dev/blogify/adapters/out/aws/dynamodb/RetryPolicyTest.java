package dev.blogify.adapters.out.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.StoreBusyException;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
  /** API Gateway waits for 30 seconds. */
  private static final Duration LONGEST = Duration.ofMillis(1_600);

  @Test
  void waitsLongerBeforeEachAttemptButNeverLong() {
    var backoff = RetryPolicy.DEFAULT.backoff();
    var most = Vector.of(20, 40, 80, 160, 320, 500, 500).map(Duration::ofMillis);

    assertThat(most.map(Duration::toMillis).sum().longValue()).isLessThan(LONGEST.toMillis() + 100);
    for (var attempt = 2; attempt <= RetryPolicy.DEFAULT.maxAttempts(); attempt++) {
      var number = attempt;
      var waits = Vector.fill(200, () -> backoff.computeDelay(number));
      assertThat(waits).allMatch(wait -> wait.compareTo(most.get(number - 2)) < 0);
      assertThat(waits.distinct().size()).as("full jitter").isGreaterThan(5);
    }
  }

  @Test
  void keepsTheFailureThatItGaveUpFor() {
    var failure = new IllegalStateException("in the way");

    assertThatThrownBy(() -> RetryPolicy.DEFAULT.backOff(8, failure))
        .isInstanceOf(StoreBusyException.class)
        .hasCause(failure);
  }
}
