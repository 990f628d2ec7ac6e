package dev.blogify.infrastructure.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Formats a log record as one line: time, level, logger, message. The stack trace follows. */
final class ConsoleLogFormatter extends Formatter {
  /**
   * The field is a strong reference, because {@link LogManager} holds loggers and their levels
   * weakly.
   */
  private static final Logger BLOGIFY_LOGGER = Logger.getLogger("dev.blogify");

  private static final Logger JETTY_LOGGER = Logger.getLogger("org.eclipse.jetty");

  private ConsoleLogFormatter() {}

  /** Writes the log to standard error, with a line per request if {@code verbose}. */
  static void install(boolean verbose) {
    LogManager.getLogManager().reset();
    var handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    handler.setFormatter(new ConsoleLogFormatter());
    Logger.getLogger("").addHandler(handler);
    BLOGIFY_LOGGER.setLevel(verbose ? Level.FINE : Level.INFO);
    JETTY_LOGGER.setLevel(Level.WARNING);
  }

  @Override
  public String format(LogRecord event) {
    var logger = String.valueOf(event.getLoggerName());
    return "%s %s %s: %s%n%s"
        .formatted(
            event.getInstant(),
            event.getLevel().getName(),
            logger.substring(logger.lastIndexOf('.') + 1),
            formatMessage(event),
            stackTrace(event));
  }

  private static String stackTrace(LogRecord event) {
    if (event.getThrown() == null) {
      return "";
    }
    var trace = new StringWriter();
    event.getThrown().printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}
