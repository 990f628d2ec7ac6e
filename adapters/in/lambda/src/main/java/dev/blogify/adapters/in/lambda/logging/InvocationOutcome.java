package dev.blogify.adapters.in.lambda.logging;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue.JsonArray;
import dev.blogify.adapters.json.JsonValue.JsonNumber;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * The outcome of an invocation, written as JSON members of its log line. The only dimension of the
 * metrics is the application, because CloudWatch charges for each dimension value, and Lambda
 * already publishes metrics per function at no charge.
 *
 * @param status the HTTP status of the response; empty for a fault and for triggers other than HTTP
 * @param coldStart whether it is the first invocation in this process
 */
record InvocationOutcome(
    Option<Integer> status,
    InvocationMetrics metrics,
    Duration duration,
    boolean coldStart,
    Option<Throwable> fault) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Adds the outcome to a log line. */
  JsonObject addTo(JsonObject line, Instant timestamp, String application) {
    var withOutcome =
        withStatus(line.withOptional("stackTrace", fault.map(InvocationOutcome::stackTrace)))
            .with("coldStart", coldStart)
            .with("application", application)
            .with("requests", 1)
            .with("faults", fault.isDefined() ? 1 : 0)
            .with(
                "durationMs",
                new JsonNumber(Double.toString(duration.toNanos() / NANOS_PER_MILLI)));
    return metrics
        .byName()
        .foldLeft(withOutcome, (json, metric) -> json.with(metric._1, metric._2.value()))
        .with("_aws", metricDefinitions(timestamp));
  }

  private JsonObject withStatus(JsonObject line) {
    return status.map(code -> line.with("status", code)).getOrElse(line);
  }

  /** The member by which CloudWatch finds the metrics (AWS: embedded metric format). */
  private JsonObject metricDefinitions(Instant timestamp) {
    var definitions =
        List.of(
                metricDefinition("requests", "Count"),
                metricDefinition("faults", "Count"),
                metricDefinition("durationMs", "Milliseconds"))
            .appendAll(
                metrics.byName().map(metric -> metricDefinition(metric._1, metric._2.unit())));
    var directive =
        JsonObject.EMPTY
            .with("Namespace", "Blogify")
            .with("Dimensions", new JsonArray(List.of(JsonArray.ofStrings(List.of("application")))))
            .withObjects("Metrics", definitions);
    return JsonObject.EMPTY
        .with("Timestamp", timestamp.toEpochMilli())
        .withObjects("CloudWatchMetrics", List.of(directive));
  }

  private static JsonObject metricDefinition(String name, String unit) {
    return JsonObject.EMPTY.with("Name", name).with("Unit", unit);
  }

  static String stackTrace(Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
