package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Ledger.Harm;
import dev.blogify.acceptance.simulation.Schedule.Outcome;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Many schedules, with one seed after another. What comes out does not depend on the machine. */
final class Simulation {
  private final Tally tally = new Tally();
  private long hash;
  private long harmed;
  private Option<Outcome> worst = Option.none();

  private Simulation() {}

  /** Runs schedules on all processors, each on one. */
  static Simulation run(long firstSeed, long schedules, Wiring wiring) {
    try (var _ = new Quiet()) {
      return LongStream.range(firstSeed, firstSeed + schedules)
          .parallel()
          .mapToObj(seed -> Schedule.run(seed, wiring))
          .collect(Simulation::new, Simulation::add, Simulation::addAll);
    }
  }

  /** The first schedule that comes to harm; none if so many do not. */
  static Option<Outcome> firstHarm(long firstSeed, long schedules, Wiring wiring) {
    try (var _ = new Quiet()) {
      return Option.ofOptional(
          LongStream.range(firstSeed, firstSeed + schedules)
              .mapToObj(seed -> Schedule.run(seed, wiring))
              .filter(outcome -> !outcome.isSound())
              .findFirst());
    }
  }

  private void add(Outcome outcome) {
    tally.addAll(outcome.tally());
    hash += outcome.hash();
    if (!outcome.isSound()) {
      harmed++;
      worst = earlier(worst, Option.some(outcome));
    }
  }

  private void addAll(Simulation other) {
    tally.addAll(other.tally);
    hash += other.hash;
    harmed += other.harmed;
    worst = earlier(worst, other.worst);
  }

  private static Option<Outcome> earlier(Option<Outcome> one, Option<Outcome> other) {
    return one.toList().appendAll(other).minBy(Outcome::seed);
  }

  /** The same for the same seeds, whatever machine they run on. */
  long hash() {
    return hash;
  }

  Tally tally() {
    return tally;
  }

  /** The first of the schedules that came to harm. */
  Option<Outcome> harm() {
    return worst;
  }

  @Override
  public String toString() {
    return "%s; %s; %,d schedules came to harm; trace %016x"
        .formatted(
            tally,
            Arrays.stream(Harm.values()).map(this::count).collect(Collectors.joining(", ")),
            harmed,
            hash);
  }

  private String count(Harm harm) {
    return "%s = %d".formatted(harm.label(), tally.of(harm));
  }

  /** How to see what happened. */
  static String story(Outcome outcome, Wiring wiring) {
    try (var _ = new Quiet()) {
      return """
      %s
      Seed %d came to harm: %s
      It replays with: infrastructure/acceptance/simulate 1 %d
      """
          .formatted(
              String.join("\n", Schedule.trace(outcome.seed(), wiring).lines()),
              outcome.seed(),
              outcome.harms(),
              outcome.seed());
    }
  }
}
