package dev.blogify.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.simulation.Tally.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fails, in whatever order: no event is lost, no effect doubled, nothing stale (TST-1).
 */
final class SimulationTest {
  private static final long SCHEDULES = 200_000;
  private static final long FIRST_SEED = 1;

  /** Within which each deliberate bug is caught. */
  private static final long ENOUGH = 5_000;

  @Test
  void nothingIsLostNothingIsDoubledAndNothingIsStale() {
    var simulation = Simulation.run(FIRST_SEED, SCHEDULES, Wiring.CORRECT);

    System.out.println(simulation);
    assertThat(simulation.harm().map(outcome -> Simulation.story(outcome, Wiring.CORRECT)))
        .isEmpty();
    assertThat(Kind.values())
        .allSatisfy(kind -> assertThat(simulation.tally().of(kind)).isPositive());
  }

  @Test
  void theSameSeedsAreTheSameRun() {
    var hash = Simulation.run(FIRST_SEED, 500, Wiring.CORRECT).hash();

    assertThat(Simulation.run(FIRST_SEED, 500, Wiring.CORRECT).hash()).isEqualTo(hash);
    assertThat(Simulation.run(FIRST_SEED + 1, 500, Wiring.CORRECT).hash()).isNotEqualTo(hash);
  }

  @ParameterizedTest
  @EnumSource
  void catchesADeliberateBug(DeliberateBug bug) {
    var caught = Simulation.firstHarm(FIRST_SEED, ENOUGH, bug);

    assertThat(caught).as("%s in %d schedules", bug, ENOUGH).isNotEmpty();
    System.out.printf(
        "%s: caught by schedule %d, %s%n",
        bug, caught.get().seed() - FIRST_SEED + 1, caught.get().harms().keySet());
  }
}
