package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultRates;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import java.util.List;
import java.util.Map;

/** One life of a world, from its seed to what became of it. */
final class SimulationRun {
  private static final int MAX_STEPS = 400;
  private static final int EXTRA_STEPS = 20;

  private SimulationRun() {}

  static SimulationResult run(long seed, Wiring wiring) {
    return run(seed, wiring, false);
  }

  /** The same, step by step. */
  static SimulationResult runTraced(long seed, Wiring wiring) {
    return run(seed, wiring, true);
  }

  private static SimulationResult run(long seed, Wiring wiring, boolean isRead) {
    var chance = new SeededRandom(seed);
    var trace = new Trace(isRead);
    var faults = FaultRates.random(chance);
    trace.log(faults.toString());
    var world = new SimulatedPlatform(chance, trace, faults, wiring);
    var hazards = new RandomFaultInjector(world);
    world.setFaultInjector(hazards);
    for (var step = 0; step < MAX_STEPS && !world.clients().areDone(); step++) {
      world.step();
    }
    for (var step = 0; step < EXTRA_STEPS; step++) {
      world.step();
    }
    trace.log("settle");
    world.settle();
    var inspection = new InvariantChecker(world);
    inspection.checkAll();
    var before = inspection.projections();
    trace.log("replay");
    world.replayArchive(faults, hazards, EXTRA_STEPS);
    if (!inspection.projections().equals(before)) {
      world.ledger().recordViolation(InvariantViolation.DUPLICATED, "a replay changed something");
    }
    world.counters().increment(Counter.SCHEDULES);
    return new SimulationResult(
        seed,
        world.counters(),
        trace.hash(),
        Map.copyOf(world.ledger().violations()),
        trace.lines());
  }

  /**
   * What became of a world.
   *
   * @param hash of all that happened
   * @param violations what must not have happened
   * @param traceLines of the trace, if somebody reads it
   */
  record SimulationResult(
      long seed,
      Counters counters,
      long hash,
      Map<InvariantViolation, List<String>> violations,
      List<String> traceLines) {
    boolean hasNoViolations() {
      return violations.isEmpty();
    }
  }
}
