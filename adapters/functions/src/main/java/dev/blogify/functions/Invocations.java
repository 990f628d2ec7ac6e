package dev.blogify.functions;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
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
    return logged(invocation, _ -> new Result(work.run(), LinkedHashMap.empty())).status();
  }

  /** The same where no HTTP client asks, but the line tells how much was done. */
  void count(Invocation invocation, Counting work) throws IOException {
    logged(invocation, _ -> new Result(Option.none(), work.run()));
  }

  /** The same where the line tells how late it was for what was done. */
  Option<Integer> time(Invocation invocation, Timing work) throws IOException {
    return logged(invocation, ages -> new Result(work.run(ages), LinkedHashMap.empty())).status();
  }

  private Result logged(Invocation invocation, Logged work) throws IOException {
    return ScopedValue.where(Invocation.CURRENT, invocation).call(() -> handle(work));
  }

  private Result handle(Logged work) throws IOException {
    var begin = System.nanoTime();
    var coldStart = isFirst.getAndSet(false);
    var ages = new Ages();
    try {
      var result = work.run(ages);
      LOG.log(
          Level.INFO,
          "answered",
          new Outcome(
              result.status(),
              result.counts(),
              ages.told(),
              since(begin),
              coldStart,
              Option.none()));
      return result;
    } catch (IOException | RuntimeException | Error fault) {
      LOG.log(
          Level.ERROR,
          "failed",
          new Outcome(
              Option.none(),
              LinkedHashMap.empty(),
              ages.told(),
              since(begin),
              coldStart,
              Option.some(fault)));
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

  /** What a function does, and how many of what it did. */
  @FunctionalInterface
  interface Counting {
    Map<String, Integer> run() throws IOException;
  }

  /** What a function does, telling how old what it comes upon is. */
  @FunctionalInterface
  interface Timing {
    Option<Integer> run(Ages ages) throws IOException;
  }

  @FunctionalInterface
  private interface Logged {
    Result run(Ages ages) throws IOException;
  }

  private record Result(Option<Integer> status, Map<String, Integer> counts) {}
}
