package dev.blogify.adapters.in.lambda.logging;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.time.Duration;

/** The metrics of one invocation. Metrics that were recorded before a failure are also logged. */
public final class InvocationMetrics {
  private Map<String, Metric> byName = LinkedHashMap.empty();

  public void recordCount(String name, int count) {
    byName = byName.put(name, new Metric(count, "Count"));
  }

  public void recordAge(String name, Duration age) {
    byName = byName.put(name, new Metric(age.toSeconds(), "Seconds"));
  }

  Map<String, Metric> byName() {
    return byName;
  }

  /** A value with its CloudWatch unit. */
  record Metric(long value, String unit) {}
}
