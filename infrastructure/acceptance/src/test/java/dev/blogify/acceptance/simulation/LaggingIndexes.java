package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Tally.Kind;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.HashMap;
import java.util.Map;

/** Indexes that may not know yet what is new, and may still know what is old (DDB-4). */
final class LaggingIndexes {
  private final World world;
  private final Map<String, Set<Object>> before = new HashMap<>();

  LaggingIndexes(World world) {
    this.world = world;
  }

  /**
   * What an index answers instead of what is due.
   *
   * @param index one of its own for each question
   */
  Seq<?> lag(String index, Seq<?> due) {
    var known = before.getOrDefault(index, LinkedHashSet.empty());
    before.put(index, known.addAll(due));
    if (!world.chance().happens(world.faults().lags())) {
      return due;
    }
    world.tally().count(Kind.LAGGING);
    return due.filter(_ -> world.chance().below(2) == 0)
        .<Object>map(piece -> piece)
        .appendAll(known.filter(_ -> world.chance().below(2) == 0))
        .distinct();
  }
}
