package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.in.lambda.logging.JsonLogFormatter;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the log lines that Lambda would receive. */
final class LogCapture extends Handler {
  static final String FUNCTION_NAME = "blogify-test-function";

  private final Logger root = Logger.getLogger("");
  private final Level previousLevel = root.getLevel();
  private final JsonLogFormatter formatter = new JsonLogFormatter(FUNCTION_NAME);
  private Vector<String> lines = Vector.empty();

  static LogCapture start(Level level) {
    var logged = new LogCapture();
    logged.root.setLevel(level);
    logged.root.addHandler(logged);
    return logged;
  }

  synchronized Seq<String> lines() {
    return lines;
  }

  @Override
  public synchronized void publish(LogRecord record) {
    lines = lines.append(formatter.format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(previousLevel);
  }
}
