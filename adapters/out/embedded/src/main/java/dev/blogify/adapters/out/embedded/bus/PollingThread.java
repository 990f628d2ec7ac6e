package dev.blogify.adapters.out.embedded.bus;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A daemon thread that repeats a task, which returns the delay until its next run. The thread logs
 * every fault of the task and retries after one second.
 */
final class PollingThread implements AutoCloseable {
  static final Duration MAX_IDLE = Duration.ofHours(1);

  private static final Logger LOG = System.getLogger("dev.blogify.bus");
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

  private final Supplier<Duration> task;
  private final Thread thread;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean isClosed;

  PollingThread(String name, Supplier<Duration> task) {
    this.task = task;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends the current delay; without a delay, the next one is skipped. */
  void wakeUp() {
    wakeUps.release();
  }

  private void run() {
    try {
      while (!isClosed) {
        var delay = runOnce();
        if (!delay.isZero() && !isClosed && wakeUps.tryAcquire(delay.toNanos(), NANOSECONDS)) {
          wakeUps.drainPermits();
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
        LOG.log(Level.ERROR, thread.getName() + " failed and retries in one second", fault);
      }
      return RETRY_DELAY;
    }
  }

  /** Waits one second for the running task to finish, then interrupts it. */
  @Override
  public void close() {
    isClosed = true;
    wakeUp();
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
