package dev.blogify.infrastructure.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class JobSchedulerTest {
  /** The field is a strong reference, because loggers and their levels are held weakly. */
  private static final Logger LOG = Logger.getLogger("dev.blogify.scheduler");

  @Test
  void runsAtOnceAndThenRepeatedly() throws InterruptedException {
    var runs = new CountDownLatch(3);

    try (var scheduler = JobScheduler.start()) {
      scheduler.scheduleEvery(Duration.ofMillis(1), _ -> runs.countDown());
      assertThat(runs.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void continuesAfterAFault() throws InterruptedException {
    LOG.setLevel(Level.OFF);
    var runs = new CountDownLatch(3);

    try (var scheduler = JobScheduler.start()) {
      scheduler.scheduleEvery(
          Duration.ofMillis(1),
          id -> {
            runs.countDown();
            if (runs.getCount() == 1) {
              throw new LinkageError(id);
            }
            throw new IllegalStateException(id);
          });
      assertThat(runs.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void isNotDelayedByALongJob() throws InterruptedException {
    var others = new CountDownLatch(3);

    try (var scheduler = JobScheduler.start()) {
      scheduler
          .scheduleEvery(Duration.ofDays(1), _ -> await(others))
          .scheduleEvery(Duration.ofMillis(1), _ -> others.countDown());
      assertThat(others.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void waitsForARunningJobWhenClosed() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var done = new AtomicInteger();
    var scheduler = JobScheduler.start();
    scheduler.scheduleEvery(
        Duration.ofDays(1),
        _ -> {
          begun.countDown();
          LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
          done.incrementAndGet();
        });
    begun.await();

    scheduler.close();

    assertThat(done).hasValue(1);
  }

  private static void await(CountDownLatch others) {
    try {
      others.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
