package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import dev.blogify.infrastructure.acceptance.simulation.SimulationRun.SimulationResult;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Runs many schedules with consecutive seeds. The results do not depend on the machine. */
final class Simulation {
  private final Counters counters = new Counters();
  private long hash;
  private long failedRuns;
  private Option<SimulationResult> firstFailure = Option.none();

  private Simulation() {}

  /** Runs schedules on all processors, one thread per schedule. */
  static Simulation run(long firstSeed, long schedules, Wiring wiring) {
    try (var _ = new MutedLogging()) {
      return LongStream.range(firstSeed, firstSeed + schedules)
          .parallel()
          .mapToObj(seed -> SimulationRun.run(seed, wiring))
          .collect(Simulation::new, Simulation::add, Simulation::addAll);
    }
  }

  /** The first schedule with a violation; none if all hold. */
  static Option<SimulationResult> findFirstFailure(long firstSeed, long schedules, Wiring wiring) {
    try (var _ = new MutedLogging()) {
      return Option.ofOptional(
          LongStream.range(firstSeed, firstSeed + schedules)
              .mapToObj(seed -> SimulationRun.run(seed, wiring))
              .filter(outcome -> !outcome.hasNoViolations())
              .findFirst());
    }
  }

  private void add(SimulationResult outcome) {
    counters.addAll(outcome.counters());
    hash += outcome.hash();
    if (!outcome.hasNoViolations()) {
      failedRuns++;
      firstFailure = earlier(firstFailure, Option.some(outcome));
    }
  }

  private void addAll(Simulation other) {
    counters.addAll(other.counters);
    hash += other.hash;
    failedRuns += other.failedRuns;
    firstFailure = earlier(firstFailure, other.firstFailure);
  }

  private static Option<SimulationResult> earlier(
      Option<SimulationResult> one, Option<SimulationResult> other) {
    return one.toList().appendAll(other).minBy(SimulationResult::seed);
  }

  /** A hash of the traces, equal for equal seeds on all machines. */
  long hash() {
    return hash;
  }

  Counters counters() {
    return counters;
  }

  /** The first schedule with a violation. */
  Option<SimulationResult> firstFailure() {
    return firstFailure;
  }

  @Override
  public String toString() {
    return "%s; %s; %,d schedules with violations; trace %016x"
        .formatted(
            counters,
            Arrays.stream(InvariantViolation.values())
                .map(this::count)
                .collect(Collectors.joining(", ")),
            failedRuns,
            hash);
  }

  private String count(InvariantViolation harm) {
    return "%s = %d".formatted(harm.label(), counters.get(harm));
  }

  /** The command that prints the trace. */
  static String describe(SimulationResult outcome, Wiring wiring) {
    try (var _ = new MutedLogging()) {
      return """
      %s
      Seed %d came to harm: %s
      It replays with: infrastructure/acceptance/simulate 1 %d
      """
          .formatted(
              String.join("\n", SimulationRun.runTraced(outcome.seed(), wiring).traceLines()),
              outcome.seed(),
              outcome.violations(),
              outcome.seed());
    }
  }
}
