package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.HashMap;
import java.util.Map;

/**
 * Global secondary indexes, whose reads may miss recent writes and return deleted items (DDB-4).
 */
final class EventuallyConsistentIndexes {
  private final SimulatedPlatform platform;
  private final Map<String, Set<Object>> earlierEntries = new HashMap<>();

  EventuallyConsistentIndexes(SimulatedPlatform platform) {
    this.platform = platform;
  }

  /**
   * The possibly stale result of a query for due items.
   *
   * @param index the state of the index, one per query
   */
  Seq<?> read(String index, Seq<?> due) {
    var known = earlierEntries.getOrDefault(index, LinkedHashSet.empty());
    earlierEntries.put(index, known.addAll(due));
    if (!platform.random().occursPerMille(platform.faultRates().staleReads())) {
      return due;
    }
    platform.counters().increment(Counter.STALE_READS);
    return due.filter(_ -> platform.random().nextBelow(2) == 0)
        .<Object>map(piece -> piece)
        .appendAll(known.filter(_ -> platform.random().nextBelow(2) == 0))
        .distinct();
  }
}
