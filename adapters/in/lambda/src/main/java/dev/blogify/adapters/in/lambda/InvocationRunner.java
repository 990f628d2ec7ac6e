package dev.blogify.adapters.in.lambda;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The invocations of one function, each of which leaves one line of log. */
final class InvocationRunner {
  private static final Logger LOG = System.getLogger("dev.blogify.adapters.in.lambda");

  private final AtomicBoolean isFirst = new AtomicBoolean(true);

  /** Does the work. A fault is logged, and thrown on so that Lambda counts it. */
  Option<Integer> run(Invocation invocation, Work work) throws IOException {
    return runLogged(invocation, _ -> new WorkResult(work.run(), LinkedHashMap.empty())).status();
  }

  /** The same where no HTTP client asks, but the line tells how much was done. */
  void runCounting(Invocation invocation, CountingWork work) throws IOException {
    runLogged(invocation, _ -> new WorkResult(Option.none(), work.run()));
  }

  /** The same where the line tells how late it was for what was done. */
  Option<Integer> runTimed(Invocation invocation, TimedWork work) throws IOException {
    return runLogged(invocation, ages -> new WorkResult(work.run(ages), LinkedHashMap.empty()))
        .status();
  }

  private WorkResult runLogged(Invocation invocation, LoggedWork work) throws IOException {
    return ScopedValue.where(Invocation.CURRENT, invocation).call(() -> run(work));
  }

  private WorkResult run(LoggedWork work) throws IOException {
    var begin = System.nanoTime();
    var coldStart = isFirst.getAndSet(false);
    var ages = new AgeMetrics();
    try {
      var result = work.run(ages);
      LOG.log(
          Level.INFO,
          "answered",
          new InvocationOutcome(
              result.status(),
              result.counts(),
              ages.ages(),
              elapsedSince(begin),
              coldStart,
              Option.none()));
      return result;
    } catch (IOException | RuntimeException | Error fault) {
      LOG.log(
          Level.ERROR,
          "failed",
          new InvocationOutcome(
              Option.none(),
              LinkedHashMap.empty(),
              ages.ages(),
              elapsedSince(begin),
              coldStart,
              Option.some(fault)));
      throw fault;
    }
  }

  private static Duration elapsedSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** What a function does, and the HTTP status of its answer if that is what it answers. */
  @FunctionalInterface
  interface Work {
    Option<Integer> run() throws IOException;
  }

  /** What a function does, and how many of what it did. */
  @FunctionalInterface
  interface CountingWork {
    Map<String, Integer> run() throws IOException;
  }

  /** What a function does, telling how old what it comes upon is. */
  @FunctionalInterface
  interface TimedWork {
    Option<Integer> run(AgeMetrics ages) throws IOException;
  }

  @FunctionalInterface
  private interface LoggedWork {
    WorkResult run(AgeMetrics ages) throws IOException;
  }

  private record WorkResult(Option<Integer> status, Map<String, Integer> counts) {}
}
