package dev.blogify.adapters.out.embedded.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A thread that does one thing over and over, and rests until it is woken or its rest is over. It
 * survives the faults of what it does, and tries again a second later.
 */
final class PollingThread implements AutoCloseable {
  static final Duration MAX_IDLE = Duration.ofHours(1);

  private static final Logger LOG = System.getLogger("dev.blogify.bus");
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

  private final WakeUp wakeUp;
  private final Supplier<Duration> task;
  private final Thread thread;
  private volatile boolean isClosed;

  private PollingThread(String name, WakeUp signal, Supplier<Duration> work) {
    this.wakeUp = signal;
    this.task = work;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param work says how long to rest; no time if there is more to do
   */
  static PollingThread start(String name, WakeUp signal, Supplier<Duration> work) {
    var loop = new PollingThread(name, signal, work);
    loop.thread.start();
    return loop;
  }

  private void run() {
    try {
      while (!isClosed) {
        var rest = runOnce();
        if (!rest.isZero() && !isClosed) {
          wakeUp.await(rest);
        }
      }
    } catch (InterruptedException closed) {
      LOG.log(Level.DEBUG, thread.getName(), closed);
    }
  }

  private Duration runOnce() {
    try {
      return task.get();
    } catch (RuntimeException | Error fault) {
      if (!isClosed) {
        LOG.log(Level.ERROR, thread.getName() + " comes to a halt for a second", fault);
      }
      return RETRY_DELAY;
    }
  }

  /** Lets it finish what it is at, for a second at most. */
  @Override
  public void close() {
    isClosed = true;
    wakeUp.signal();
    try {
      if (!thread.join(SHUTDOWN_TIMEOUT)) {
        thread.interrupt();
        thread.join(SHUTDOWN_TIMEOUT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
