package dev.blogify.adapters.embedded.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A thread that does one thing over and over, and rests until it is woken or its rest is over. It
 * survives the faults of what it does, and tries again a second later.
 */
final class Loop implements AutoCloseable {
  static final Duration LONGEST_REST = Duration.ofHours(1);

  private static final Logger LOG = System.getLogger("dev.blogify.bus");
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
  private static final Duration TO_FINISH = Duration.ofSeconds(1);

  private final Signal signal;
  private final Supplier<Duration> work;
  private final Thread thread;
  private volatile boolean isClosed;

  private Loop(String name, Signal signal, Supplier<Duration> work) {
    this.signal = signal;
    this.work = work;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param work says how long to rest; no time if there is more to do
   */
  static Loop start(String name, Signal signal, Supplier<Duration> work) {
    var loop = new Loop(name, signal, work);
    loop.thread.start();
    return loop;
  }

  private void run() {
    try {
      while (!isClosed) {
        var rest = step();
        if (!rest.isZero() && !isClosed) {
          signal.await(rest);
        }
      }
    } catch (InterruptedException closed) {
      LOG.log(Level.DEBUG, thread.getName(), closed);
    }
  }

  private Duration step() {
    try {
      return work.get();
    } catch (RuntimeException | Error fault) {
      if (!isClosed) {
        LOG.log(Level.ERROR, thread.getName() + " comes to a halt for a second", fault);
      }
      return AFTER_A_FAULT;
    }
  }

  /** Lets it finish what it is at, for a second at most. */
  @Override
  public void close() {
    isClosed = true;
    signal.give();
    try {
      if (!thread.join(TO_FINISH)) {
        thread.interrupt();
        thread.join(TO_FINISH);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
