package dev.blogify.adapters.in.lambda.logging;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.time.Duration;

/** The metrics of one invocation. Metrics that were recorded before a failure are also logged. */
public final class InvocationMetrics {
  private Map<String, Integer> counts = LinkedHashMap.empty();
  private Map<String, Duration> ages = LinkedHashMap.empty();

  public void recordCount(String name, int count) {
    counts = counts.put(name, count);
  }

  public void recordAge(String name, Duration age) {
    ages = ages.put(name, age);
  }

  Map<String, Integer> counts() {
    return counts;
  }

  Map<String, Duration> ages() {
    return ages;
  }
}
