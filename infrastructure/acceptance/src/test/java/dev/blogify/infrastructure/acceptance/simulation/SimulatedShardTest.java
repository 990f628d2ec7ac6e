package dev.blogify.infrastructure.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.lambda.StreamMapping;
import org.junit.jupiter.api.Test;

final class SimulatedShardTest {
  @Test
  void hasTheRetryLimitOfTheEventSourceMappings() {
    assertThat(StreamMapping.ALL.map(StreamMapping::maxRetries))
        .containsOnly(SimulatedShard.MAX_RETRIES);
  }
}
