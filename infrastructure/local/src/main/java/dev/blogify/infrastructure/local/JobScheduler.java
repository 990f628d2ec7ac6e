package dev.blogify.infrastructure.local;

import dev.blogify.adapters.in.consumers.Job;
import dev.blogify.adapters.in.consumers.Schedules;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs each job at the start, because items may have become due while the platform was stopped, and
 * then at its interval. A failed run is logged; the next run repeats its work.
 */
record JobScheduler(ScheduledExecutorService executor) implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.blogify.scheduler");
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

  /** Each job has a thread of its own, so that no job delays another. */
  static JobScheduler start() {
    return new JobScheduler(
        Executors.newScheduledThreadPool(
            Schedules.ALL.size(), Thread.ofPlatform().name("job-", 0).daemon(true).factory()));
  }

  /** Runs a job immediately, and again when the interval has elapsed after the end of each run. */
  JobScheduler scheduleEvery(Duration interval, Job job) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> runAndLogFailure(job), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private static void runAndLogFailure(Job job) {
    try {
      job.run(UUID.randomUUID().toString());
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.ERROR, "A scheduled job failed; it runs again after its interval", fault);
    }
  }

  /** Waits up to one second for running jobs, and then interrupts them. */
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
