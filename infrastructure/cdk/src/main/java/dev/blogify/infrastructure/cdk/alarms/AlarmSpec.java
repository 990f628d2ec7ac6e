package dev.blogify.infrastructure.cdk.alarms;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * Something that is looked at each five minutes.
 *
 * @param name of its alarm, after the stage's
 * @param threshold from which on the alarm rings
 * @param missingData what it means that nothing is told
 */
public record AlarmSpec(
    String name, IMetric metric, double threshold, Runbook runbook, MissingData missingData) {
  public static final Duration PERIOD = Duration.minutes(5);

  /** What it is that sends no data. */
  public enum MissingData {
    NOT_BREACHING,
    BREACHING
  }

  /** Of what tells something only where there is something to tell. */
  public AlarmSpec(String name, IMetric metric, double limit, Runbook runbook) {
    this(name, metric, limit, runbook, MissingData.NOT_BREACHING);
  }

  public static Metric metric(
      String namespace, String name, String statistic, Map<String, String> of) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .dimensionsMap(of)
        .period(PERIOD)
        .build();
  }

  /** Of a single one of what should never be. */
  public static AlarmSpec onFirstOccurrence(String name, IMetric metric, Runbook runbook) {
    return new AlarmSpec(name, metric, 1, runbook);
  }
}
