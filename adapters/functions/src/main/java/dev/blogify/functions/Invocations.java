package dev.blogify.functions;

import io.vavr.control.Option;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The invocations of one function, each of which leaves one line of log. */
final class Invocations {
  private static final Logger LOG = System.getLogger("dev.blogify.functions");

  private final AtomicBoolean isFirst = new AtomicBoolean(true);

  /** Does the work. A fault is logged, and thrown on so that Lambda counts it. */
  Option<Integer> handle(Invocation invocation, Work work) throws IOException {
    return ScopedValue.where(Invocation.CURRENT, invocation).call(() -> handle(work));
  }

  private Option<Integer> handle(Work work) throws IOException {
    var begin = System.nanoTime();
    var coldStart = isFirst.getAndSet(false);
    try {
      var status = work.run();
      LOG.log(Level.INFO, "answered", new Outcome(status, since(begin), coldStart, Option.none()));
      return status;
    } catch (IOException | RuntimeException | Error fault) {
      LOG.log(
          Level.ERROR,
          "failed",
          new Outcome(Option.none(), since(begin), coldStart, Option.some(fault)));
      throw fault;
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** What a function does, and the HTTP status of its answer if that is what it answers. */
  @FunctionalInterface
  interface Work {
    Option<Integer> run() throws IOException;
  }
}
