package dev.blogify.adapters.in.lambda.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Writes each record with one call, because Lambda creates one log event per write. */
public final class StdoutLogHandler extends Handler {
  private StdoutLogHandler(String functionName) {
    setFormatter(new JsonLogFormatter(functionName));
  }

  /** Replaces the log handlers of this process with JSON on standard output. */
  public static void install(String functionName) {
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new StdoutLogHandler(functionName));
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      var line = getFormatter().format(record).getBytes(UTF_8);
      if (!isPriming()) {
        System.out.write(line, 0, line.length);
        System.out.flush();
      }
    }
  }

  private static boolean isPriming() {
    return Invocation.CURRENT.isBound() && Invocation.CURRENT.get().isPriming();
  }

  @Override
  public void flush() {
    System.out.flush();
  }

  @Override
  public void close() {
    // Standard output stays open for the process.
  }
}
