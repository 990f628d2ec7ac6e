package dev.blogify.infrastructure.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Under all injected faults and orders, no event is lost, no effect is duplicated, and no
 * projection is stale (TST-1).
 */
final class SimulationTest {
  private static final long SCHEDULES = 200_000;
  private static final long FIRST_SEED = 1;

  /** The number of schedules within which each deliberate bug must be detected. */
  private static final long SCHEDULES_PER_BUG = 5_000;

  @Test
  void holdsAllInvariants() {
    var simulation = Simulation.run(FIRST_SEED, SCHEDULES, Wiring.CORRECT);

    System.out.println(simulation);
    assertThat(
            simulation.firstFailure().map(outcome -> Simulation.describe(outcome, Wiring.CORRECT)))
        .isEmpty();
    assertThat(Counter.values())
        .allSatisfy(kind -> assertThat(simulation.counters().get(kind)).isPositive());
  }

  @Test
  void theSameSeedsGiveTheSameTrace() {
    var hash = Simulation.run(FIRST_SEED, 500, Wiring.CORRECT).hash();

    assertThat(Simulation.run(FIRST_SEED, 500, Wiring.CORRECT).hash()).isEqualTo(hash);
    assertThat(Simulation.run(FIRST_SEED + 1, 500, Wiring.CORRECT).hash()).isNotEqualTo(hash);
  }

  @ParameterizedTest
  @EnumSource
  void catchesADeliberateBug(DeliberateBug bug) {
    var caught = Simulation.findFirstFailure(FIRST_SEED, SCHEDULES_PER_BUG, bug);

    assertThat(caught).as("%s in %d schedules", bug, SCHEDULES_PER_BUG).isNotEmpty();
    System.out.printf(
        "%s: detected by schedule %d, %s%n",
        bug, caught.get().seed() - FIRST_SEED + 1, caught.get().violations().keySet());
  }
}
