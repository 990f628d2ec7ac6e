package dev.blogify.adapters.in.consumers;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Work that a schedule starts. A run may be late, repeated or missed, because each run processes
 * everything that is due by then.
 */
@FunctionalInterface
public interface Job {
  void run(String correlationId);

  /**
   * Runs, and first reports how long the oldest item has been due.
   *
   * @param ages receives the name of a metric and its value
   */
  default void run(String correlationId, BiConsumer<String, Duration> ages) {
    run(correlationId);
  }
}
