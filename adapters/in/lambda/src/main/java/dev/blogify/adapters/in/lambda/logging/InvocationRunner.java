package dev.blogify.adapters.in.lambda.logging;

import io.vavr.control.Option;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the invocations of one function and logs one line for each. */
public final class InvocationRunner {
  private static final Logger LOG = System.getLogger("dev.blogify.adapters.in.lambda");

  private final AtomicBoolean isFirst = new AtomicBoolean(true);

  /**
   * Runs an invocation. A fault is logged and rethrown, so that Lambda counts it as an error.
   *
   * @return the HTTP status that the work returned
   */
  public Option<Integer> run(Invocation invocation, Work work) throws IOException {
    return ScopedValue.where(Invocation.CURRENT, invocation).call(() -> runLogged(work));
  }

  private Option<Integer> runLogged(Work work) throws IOException {
    var startNanos = System.nanoTime();
    var coldStart = isFirst.getAndSet(false);
    var metrics = new InvocationMetrics();
    try {
      var status = work.run(metrics);
      LOG.log(
          Level.INFO,
          "answered",
          new InvocationOutcome(
              status, metrics, elapsedSince(startNanos), coldStart, Option.none()));
      return status;
    } catch (IOException | RuntimeException | Error fault) {
      LOG.log(
          Level.ERROR,
          "failed",
          new InvocationOutcome(
              Option.none(), metrics, elapsedSince(startNanos), coldStart, Option.some(fault)));
      throw fault;
    }
  }

  private static Duration elapsedSince(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** The work of an invocation. */
  @FunctionalInterface
  public interface Work {
    /** Returns the HTTP status of the response, if the trigger is HTTP. */
    Option<Integer> run(InvocationMetrics metrics) throws IOException;
  }
}
