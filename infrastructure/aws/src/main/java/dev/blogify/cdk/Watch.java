package dev.blogify.cdk;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * Something that is looked at each five minutes.
 *
 * @param name of its alarm, after the stage's
 * @param limit from which on the alarm rings
 * @param silence what it means that nothing is told
 */
record Watch(String name, IMetric metric, double limit, Runbook runbook, Silence silence) {
  static final Duration PERIOD = Duration.minutes(5);

  /** What it is that sends no data. */
  enum Silence {
    IDLE,
    BROKEN
  }

  /** Of what tells something only where there is something to tell. */
  Watch(String name, IMetric metric, double limit, Runbook runbook) {
    this(name, metric, limit, runbook, Silence.IDLE);
  }

  static Metric metric(String namespace, String name, String statistic, Map<String, String> of) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .dimensionsMap(of)
        .period(PERIOD)
        .build();
  }

  /** Of a single one of what should never be. */
  static Watch any(String name, IMetric metric, Runbook runbook) {
    return new Watch(name, metric, 1, runbook);
  }
}
