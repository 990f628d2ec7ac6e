package dev.blogify.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.functions.StreamMapping;
import org.junit.jupiter.api.Test;

final class ShardTest {
  @Test
  void givesUpWhenTheEventSourceMappingsDo() {
    assertThat(StreamMapping.ALL.map(StreamMapping::maxRetries)).containsOnly(Shard.RETRIES);
  }
}
