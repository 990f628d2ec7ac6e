package dev.blogify.adapters.out.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.out.aws.dynamodb.DynamoGateway.RetryPolicy;
import dev.blogify.application.StoreBusyException;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
  /** Far below the 30-second timeout of API Gateway. */
  private static final Duration MAX_TOTAL_DELAY = Duration.ofMillis(1_600);

  @Test
  void backsOffExponentiallyWithFullJitter() {
    var backoff = RetryPolicy.DEFAULT.backoff();
    var maxDelays = Vector.of(20, 40, 80, 160, 320, 500, 500).map(Duration::ofMillis);

    assertThat(maxDelays.map(Duration::toMillis).sum().longValue())
        .isLessThan(MAX_TOTAL_DELAY.toMillis() + 100);
    for (var attempt = 2; attempt <= RetryPolicy.DEFAULT.maxAttempts(); attempt++) {
      var number = attempt;
      var waits = Vector.fill(200, () -> backoff.computeDelay(number));
      assertThat(waits).allMatch(wait -> wait.compareTo(maxDelays.get(number - 2)) < 0);
      assertThat(waits.distinct().size()).as("full jitter").isGreaterThan(5);
    }
  }

  @Test
  void throwsWithTheLastFailureAsCause() {
    var failure = new IllegalStateException("conflict");

    assertThatThrownBy(() -> RetryPolicy.DEFAULT.backOff(8, failure))
        .isInstanceOf(StoreBusyException.class)
        .hasCause(failure);
  }
}
