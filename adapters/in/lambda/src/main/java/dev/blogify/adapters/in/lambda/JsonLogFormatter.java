package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A log record as one line of JSON; whatever is logged during an invocation tells its ids. */
final class JsonLogFormatter extends Formatter {
  private static final JsonFactory JSON = new JsonFactory();

  private final String functionName;

  /**
   * The lines of a process.
   *
   * @param functionName what the function is called where it is deployed
   */
  JsonLogFormatter(String functionName) {
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
        json.writeStringField("stackTrace", stackTrace(record.getThrown()));
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

  /**
   * Whose function it is, such as {@code blogify-prod}: what its name has before our own for it.
   */
  private String applicationName(String function) {
    return functionName.endsWith("-" + function)
        ? functionName.substring(0, functionName.length() - function.length() - 1)
        : functionName;
  }

  /** As Lambda calls them, which can filter by them. */
  private static String toLambdaLevel(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  static String stackTrace(Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
