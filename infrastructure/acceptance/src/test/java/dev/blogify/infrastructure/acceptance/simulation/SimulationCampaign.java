package dev.blogify.infrastructure.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Runs a given number of schedules with new seeds, or one schedule with its trace. The script
 * {@code simulate} runs it, because it takes long.
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
