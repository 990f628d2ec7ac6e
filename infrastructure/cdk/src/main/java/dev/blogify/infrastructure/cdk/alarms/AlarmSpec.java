package dev.blogify.infrastructure.cdk.alarms;

import java.util.Locale;
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

  /** A runbook that an alarm names: the file of that name in {@code docs/runbooks}. */
  public enum Runbook {
    FAILING_FUNCTION,
    SLOW_FUNCTION,
    THROTTLED,
    POISONED_STREAM,
    PENDING_MEDIA,
    UPLOAD_FLOOD,
    REDRIVE,
    LOSE_A_REGION;

    /** The path from the root of the repository. */
    String path() {
      return "docs/runbooks/%s.md".formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }
}
