package dev.blogify.adapters.in.lambda;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.time.Duration;

/**
 * How old what an invocation comes upon is. It stays told if the invocation fails, which is when
 * somebody wants to know.
 */
final class AgeMetrics {
  private Map<String, Duration> ages = LinkedHashMap.empty();

  void recordAge(String what, Duration age) {
    ages = ages.put(what, age);
  }

  Map<String, Duration> ages() {
    return ages;
  }
}
