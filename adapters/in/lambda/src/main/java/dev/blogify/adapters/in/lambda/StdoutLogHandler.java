package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Writes each record whole and at once: what is written at a time is one message to Lambda. */
final class StdoutLogHandler extends Handler {
  private StdoutLogHandler(String functionName) {
    setFormatter(new JsonLogFormatter(functionName));
  }

  /** From now on all that this process logs is JSON on its standard output. */
  static void install(String functionName) {
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
    // Standard output is not ours to close.
  }
}
