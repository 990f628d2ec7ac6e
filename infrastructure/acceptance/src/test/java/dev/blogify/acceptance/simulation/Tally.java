package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Ledger.Harm;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How often what happened. */
final class Tally {
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Harm, Long> harms = new EnumMap<>(Harm.class);

  void count(Kind kind) {
    add(kind, 1);
  }

  void add(Kind kind, long more) {
    counts.merge(kind, more, Long::sum);
  }

  void count(Harm harm) {
    add(harm, 1);
  }

  private void add(Harm harm, long more) {
    harms.merge(harm, more, Long::sum);
  }

  void addAll(Tally other) {
    other.counts.forEach(this::add);
    other.harms.forEach(this::add);
  }

  long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  long of(Harm harm) {
    return harms.getOrDefault(harm, 0L);
  }

  @Override
  public String toString() {
    return Arrays.stream(Kind.values())
        .map(kind -> "%,d %s".formatted(of(kind), kind.label))
        .collect(Collectors.joining(", "));
  }

  enum Kind {
    SCHEDULES("schedules"),
    PORT_CALLS("port calls"),
    FACTS("facts"),
    CRASHES("crashes"),
    THROTTLED("throttled calls"),
    LOST_ANSWERS("lost answers"),
    DUPLICATES("duplicates"),
    REORDERS("reorders"),
    REFUSED("failed entries"),
    INTERLEAVINGS("interleavings"),
    RETRIES("redeliveries"),
    POISON("poison records"),
    DEAD_LETTERS("dead letters redriven"),
    EXHAUSTED("records out of retries"),
    TICKS("ticks lost or doubled"),
    LAGGING("lagging reads"),
    REPLAYED("events replayed");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }
}
