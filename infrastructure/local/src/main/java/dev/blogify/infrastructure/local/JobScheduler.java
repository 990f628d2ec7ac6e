package dev.blogify.infrastructure.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What makes things happen that nobody asks for: at once, for they may have become due while
 * nothing ran, and then again and again. What fails is logged and tried again the next time.
 */
final class JobScheduler implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.blogify.timer");
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

  private final ScheduledExecutorService executor;

  private JobScheduler(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Each piece of work has a thread of its own, so that none makes another one late. */
  static JobScheduler start() {
    return new JobScheduler(
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("timer-", 0).daemon(true).factory()));
  }

  /**
   * Does something now, and again so long after each end.
   *
   * @param work takes a correlation id
   */
  JobScheduler scheduleEvery(Duration period, Consumer<String> work) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> runAndLogFailure(work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private static void runAndLogFailure(Consumer<String> work) {
    try {
      work.accept(UUID.randomUUID().toString());
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.ERROR, "What was due failed, and will be tried again", fault);
    }
  }

  /** Lets what is under way come to its end, for a second at most. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
