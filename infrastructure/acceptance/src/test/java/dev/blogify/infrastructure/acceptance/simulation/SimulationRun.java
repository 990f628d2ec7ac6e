package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultRates;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import java.util.List;
import java.util.Map;

/** One schedule, from its seed to its outcome. */
final class SimulationRun {
  private static final int MAX_STEPS = 400;
  private static final int EXTRA_STEPS = 20;

  private SimulationRun() {}

  static SimulationResult run(long seed, Wiring wiring) {
    return run(seed, wiring, false);
  }

  /** Runs the schedule with a readable trace. */
  static SimulationResult runTraced(long seed, Wiring wiring) {
    return run(seed, wiring, true);
  }

  private static SimulationResult run(long seed, Wiring wiring, boolean isRead) {
    var chance = new SeededRandom(seed);
    var trace = new Trace(isRead);
    var faults = FaultRates.random(chance);
    trace.log(faults.toString());
    var platform = new SimulatedPlatform(chance, trace, faults, wiring);
    var hazards = new RandomFaultInjector(platform);
    platform.setFaultInjector(hazards);
    for (var step = 0; step < MAX_STEPS && !platform.clients().areDone(); step++) {
      platform.step();
    }
    for (var step = 0; step < EXTRA_STEPS; step++) {
      platform.step();
    }
    trace.log("settle");
    platform.settle();
    var inspection = new InvariantChecker(platform);
    inspection.checkAll();
    var before = inspection.projections();
    trace.log("replay");
    platform.replayArchive(faults, hazards, EXTRA_STEPS);
    if (!inspection.projections().equals(before)) {
      platform
          .ledger()
          .recordViolation(InvariantViolation.DUPLICATED, "a replay changed the state");
    }
    platform.counters().increment(Counter.SCHEDULES);
    return new SimulationResult(
        seed,
        platform.counters(),
        trace.hash(),
        Map.copyOf(platform.ledger().violations()),
        trace.lines());
  }

  /**
   * The outcome of a schedule.
   *
   * @param hash the hash of the trace
   * @param violations the invariants that do not hold
   * @param traceLines the lines of the trace, if it was requested
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
