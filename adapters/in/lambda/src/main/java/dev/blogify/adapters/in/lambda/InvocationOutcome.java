package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * How an invocation ended, as members of its line of log; the metrics among them are told in
 * CloudWatch's embedded metric format. They are the application's as a whole, because each value of
 * a dimension costs as a metric of its own, and Lambda tells the like of each function for nothing.
 *
 * @param status of the answer; none for a fault, and where no HTTP client asked
 * @param counts metrics of the function's own, such as how many events it published
 * @param ages metrics of the function's own that say how late it was
 * @param coldStart whether nothing came before in this process
 * @param fault what was thrown, if something was
 */
record InvocationOutcome(
    Option<Integer> status,
    Map<String, Integer> counts,
    Map<String, Duration> ages,
    Duration duration,
    boolean coldStart,
    Option<Throwable> fault) {
  private static final double NANOS_PER_MILLI = 1e6;

  void write(JsonGenerator json, Instant at, String application) throws IOException {
    if (fault.isDefined()) {
      json.writeStringField("stackTrace", JsonLogFormatter.stackTrace(fault.get()));
    }
    if (status.isDefined()) {
      json.writeNumberField("status", status.get());
    }
    json.writeBooleanField("coldStart", coldStart);
    json.writeStringField("application", application);
    json.writeNumberField("requests", 1);
    json.writeNumberField("faults", fault.isDefined() ? 1 : 0);
    json.writeNumberField("durationMs", duration.toNanos() / NANOS_PER_MILLI);
    for (var count : counts) {
      json.writeNumberField(count._1, count._2);
    }
    for (var age : ages) {
      json.writeNumberField(age._1, age._2.toSeconds());
    }
    json.writeObjectFieldStart("_aws");
    json.writeNumberField("Timestamp", at.toEpochMilli());
    json.writeArrayFieldStart("CloudWatchMetrics");
    json.writeStartObject();
    json.writeStringField("Namespace", "Blogify");
    json.writeArrayFieldStart("Dimensions");
    json.writeArray(new String[] {"application"}, 0, 1);
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    writeMetric(json, "requests", "Count");
    writeMetric(json, "faults", "Count");
    writeMetric(json, "durationMs", "Milliseconds");
    for (var name : counts.keySet()) {
      writeMetric(json, name, "Count");
    }
    for (var name : ages.keySet()) {
      writeMetric(json, name, "Seconds");
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMetric(JsonGenerator json, String name, String unit) throws IOException {
    json.writeStartObject();
    json.writeStringField("Name", name);
    json.writeStringField("Unit", unit);
    json.writeEndObject();
  }
}
