package dev.blogify.adapters.in.consumers;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * A unit of work that a schedule starts. A late, repeated or missed run is harmless, because each
 * run processes all items that are due at that time.
 */
@FunctionalInterface
public interface Job {
  void run(String correlationId);

  /**
   * Runs the job after reporting the age of the oldest due item.
   *
   * @param ageRecorder receives the name of a metric and its value
   */
  default void run(String correlationId, BiConsumer<String, Duration> ageRecorder) {
    run(correlationId);
  }
}
