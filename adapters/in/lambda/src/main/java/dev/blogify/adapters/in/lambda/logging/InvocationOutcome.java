package dev.blogify.adapters.in.lambda.logging;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vavr.control.Option;
import java.io.IOException;
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

  void write(JsonGenerator json, Instant timestamp, String application) throws IOException {
    if (fault.isDefined()) {
      json.writeStringField("stackTrace", stackTrace(fault.get()));
    }
    if (status.isDefined()) {
      json.writeNumberField("status", status.get());
    }
    json.writeBooleanField("coldStart", coldStart);
    json.writeStringField("application", application);
    json.writeNumberField("requests", 1);
    json.writeNumberField("faults", fault.isDefined() ? 1 : 0);
    json.writeNumberField("durationMs", duration.toNanos() / NANOS_PER_MILLI);
    for (var count : metrics.counts()) {
      json.writeNumberField(count._1, count._2);
    }
    for (var age : metrics.ages()) {
      json.writeNumberField(age._1, age._2.toSeconds());
    }
    json.writeObjectFieldStart("_aws");
    json.writeNumberField("Timestamp", timestamp.toEpochMilli());
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
    for (var name : metrics.counts().keySet()) {
      writeMetric(json, name, "Count");
    }
    for (var name : metrics.ages().keySet()) {
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

  static String stackTrace(Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
