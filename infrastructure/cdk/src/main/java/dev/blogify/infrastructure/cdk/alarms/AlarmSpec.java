package dev.blogify.infrastructure.cdk.alarms;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * A CloudWatch alarm, evaluated over one period of five minutes.
 *
 * @param name of the alarm, without the prefix of the stage
 * @param threshold the lowest value that raises the alarm
 * @param missingData how the alarm treats a period without data
 */
public record AlarmSpec(
    String name, IMetric metric, double threshold, Runbook runbook, TreatMissingData missingData) {
  public static final Duration PERIOD = Duration.minutes(5);

  /** An alarm on a metric that has data only when something happens. */
  public AlarmSpec(String name, IMetric metric, double threshold, Runbook runbook) {
    this(name, metric, threshold, runbook, TreatMissingData.NOT_BREACHING);
  }

  public static Metric metric(
      String namespace, String name, String statistic, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .dimensionsMap(dimensions)
        .period(PERIOD)
        .build();
  }

  /** Alarms on the first occurrence. */
  public static AlarmSpec onFirstOccurrence(String name, IMetric metric, Runbook runbook) {
    return new AlarmSpec(name, metric, 1, runbook);
  }
}
