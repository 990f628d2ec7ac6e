package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Ledger.Harm;
import dev.blogify.acceptance.simulation.Tally.Kind;
import java.util.List;
import java.util.Map;

/** One life of a world, from its seed to what became of it. */
final class Schedule {
  private static final int LONGEST = 400;
  private static final int AFTERMATH = 20;

  private Schedule() {}

  static Outcome run(long seed, Wiring wiring) {
    return run(seed, wiring, false);
  }

  /** The same, step by step. */
  static Outcome trace(long seed, Wiring wiring) {
    return run(seed, wiring, true);
  }

  private static Outcome run(long seed, Wiring wiring, boolean isRead) {
    var chance = new Chance(seed);
    var trace = new Trace(isRead);
    var faults = Faults.drawn(chance);
    trace.note(faults.toString());
    var world = new World(chance, trace, faults, wiring);
    var hazards = new RandomHazards(world);
    world.endanger(hazards);
    for (var step = 0; step < LONGEST && !world.clients().areDone(); step++) {
      world.step();
    }
    for (var step = 0; step < AFTERMATH; step++) {
      world.step();
    }
    trace.note("settle");
    world.settle();
    var inspection = new Inspection(world);
    inspection.inspect();
    var before = inspection.state();
    trace.note("replay");
    world.replay(faults, hazards, AFTERMATH);
    if (!inspection.state().equals(before)) {
      world.ledger().harm(Harm.DOUBLED, "a replay changed something");
    }
    world.tally().count(Kind.SCHEDULES);
    return new Outcome(
        seed, world.tally(), trace.hash(), Map.copyOf(world.ledger().harms()), trace.lines());
  }

  /**
   * What became of a world.
   *
   * @param hash of all that happened
   * @param harms what must not have happened
   * @param lines of the trace, if somebody reads it
   */
  record Outcome(
      long seed, Tally tally, long hash, Map<Harm, List<String>> harms, List<String> lines) {
    boolean isSound() {
      return harms.isEmpty();
    }
  }
}
