package dev.blogify.adapters.in.lambda.logging;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.control.Option;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Formats a log record as one line of JSON, with the identifiers of the current invocation. */
public final class JsonLogFormatter extends Formatter {
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
    var line =
        JsonObject.EMPTY
            .with("timestamp", record.getInstant().toString())
            .with("level", toLambdaLevel(record.getLevel()))
            .with("logger", record.getLoggerName())
            .with("message", formatMessage(record));
    return (Invocation.CURRENT.isBound() ? addInvocation(line, record) : line)
            .withOptional(
                "stackTrace", Option.of(record.getThrown()).map(InvocationOutcome::stackTrace))
            .toJson()
        + "\n";
  }

  private JsonObject addInvocation(JsonObject line, LogRecord record) {
    var invocation = Invocation.CURRENT.get();
    var withIds =
        line.with("function", invocation.function())
            .with("requestId", invocation.requestId())
            .with("correlationId", invocation.correlationId())
            .withOptional("traceparent", invocation.traceParent())
            .with("route", invocation.route());
    var parameters = record.getParameters();
    return parameters != null
            && parameters.length == 1
            && parameters[0] instanceof InvocationOutcome outcome
        ? outcome.addTo(withIds, record.getInstant(), applicationName(invocation.function()))
        : withIds;
  }

  /**
   * The prefix of the deployed name, such as {@code blogify-prod}; the name without such a suffix.
   */
  private String applicationName(String functionId) {
    return functionName.endsWith("-" + functionId)
        ? functionName.substring(0, functionName.length() - functionId.length() - 1)
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
