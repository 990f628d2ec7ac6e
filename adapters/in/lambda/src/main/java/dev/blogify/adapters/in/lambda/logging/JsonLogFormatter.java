package dev.blogify.adapters.in.lambda.logging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Formats a log record as one line of JSON, with the identifiers of the current invocation. */
public final class JsonLogFormatter extends Formatter {
  private static final JsonFactory JSON = new JsonFactory();

  private final String functionName;

  /**
   * Formats the records of one function.
   *
   * @param functionName the deployed name, such as {@code blogify-prod-getPost}
   */
  public JsonLogFormatter(String functionName) {
    this.functionName = functionName;
  }

  @Override
  public String format(LogRecord record) {
    var line = new StringWriter();
    try (var json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", record.getInstant().toString());
      json.writeStringField("level", toLambdaLevel(record.getLevel()));
      json.writeStringField("logger", record.getLoggerName());
      json.writeStringField("message", formatMessage(record));
      if (Invocation.CURRENT.isBound()) {
        writeInvocation(json, record, Invocation.CURRENT.get());
      }
      if (record.getThrown() != null) {
        json.writeStringField("stackTrace", InvocationOutcome.stackTrace(record.getThrown()));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.append('\n').toString();
  }

  private void writeInvocation(JsonGenerator json, LogRecord record, Invocation invocation)
      throws IOException {
    json.writeStringField("function", invocation.function());
    json.writeStringField("requestId", invocation.requestId());
    json.writeStringField("correlationId", invocation.correlationId());
    if (invocation.traceParent().isDefined()) {
      json.writeStringField("traceparent", invocation.traceParent().get());
    }
    json.writeStringField("route", invocation.route());
    var parameters = record.getParameters();
    if (parameters != null
        && parameters.length == 1
        && parameters[0] instanceof InvocationOutcome outcome) {
      outcome.write(json, record.getInstant(), applicationName(invocation.function()));
    }
  }

  /** The prefix of the deployed name, such as {@code blogify-prod}. */
  private String applicationName(String function) {
    return functionName.endsWith("-" + function)
        ? functionName.substring(0, functionName.length() - function.length() - 1)
        : functionName;
  }

  /** Converts a level to the level names by which Lambda can filter. */
  private static String toLambdaLevel(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
