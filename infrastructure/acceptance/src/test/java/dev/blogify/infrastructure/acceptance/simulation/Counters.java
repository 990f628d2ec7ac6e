package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The number of occurrences of each kind of event in a simulation. */
final class Counters {
  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
  private final Map<InvariantViolation, Long> violations = new EnumMap<>(InvariantViolation.class);

  void increment(Counter kind) {
    add(kind, 1);
  }

  void add(Counter kind, long more) {
    counts.merge(kind, more, Long::sum);
  }

  void increment(InvariantViolation harm) {
    add(harm, 1);
  }

  private void add(InvariantViolation harm, long more) {
    violations.merge(harm, more, Long::sum);
  }

  void addAll(Counters other) {
    other.counts.forEach(this::add);
    other.violations.forEach(this::add);
  }

  long get(Counter kind) {
    return counts.getOrDefault(kind, 0L);
  }

  long get(InvariantViolation harm) {
    return violations.getOrDefault(harm, 0L);
  }

  @Override
  public String toString() {
    return Arrays.stream(Counter.values())
        .map(kind -> "%,d %s".formatted(get(kind), kind.label))
        .collect(Collectors.joining(", "));
  }

  enum Counter {
    SCHEDULES("schedules"),
    PORT_CALLS("port calls"),
    EVENTS("facts"),
    CRASHES("crashes"),
    THROTTLED("throttled calls"),
    LOST_RESPONSES("lost answers"),
    DUPLICATES("duplicates"),
    REORDERS("reorders"),
    FAILED_ENTRIES("failed entries"),
    INTERLEAVINGS("interleavings"),
    RETRIES("redeliveries"),
    UNDECODABLE("poison records"),
    DEAD_LETTERS("dead letters redriven"),
    RETRIES_EXHAUSTED("records with exhausted retries"),
    JOB_RUNS_LOST_OR_DUPLICATED("job runs lost or duplicated"),
    STALE_READS("lagging reads"),
    REPLAYED("events replayed");

    private final String label;

    Counter(String label) {
      this.label = label;
    }
  }
}
