package dev.blogify.infrastructure.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * As many schedules as somebody wants, with seeds that nobody saw before. One alone is told step by
 * step. Takes its time, so {@code simulate} runs it and not every build.
 */
final class SimulationCampaign {
  @Test
  void holdsAllInvariants() {
    long schedules = Long.getLong("schedules", 1_000_000);
    long seed = Long.getLong("seed", RandomGenerator.getDefault().nextLong(Integer.MAX_VALUE));
    System.out.printf("%,d schedules from seed %d%n", schedules, seed);
    var start = System.nanoTime();
    var simulation = Simulation.run(seed, schedules, Wiring.CORRECT);
    System.out.printf("%s%nin %s%n", simulation, Duration.ofNanos(System.nanoTime() - start));
    if (schedules == 1) {
      SimulationRun.runTraced(seed, Wiring.CORRECT).traceLines().forEach(System.out::println);
    }
    assertThat(
            simulation.firstFailure().map(outcome -> Simulation.describe(outcome, Wiring.CORRECT)))
        .isEmpty();
  }
}
