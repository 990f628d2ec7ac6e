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
  /** Kept, for a level is forgotten with its logger. */
  private static final Logger LOG = Logger.getLogger("dev.blogify.timer");

  @Test
  void beginsAtOnceAndGoesOn() throws InterruptedException {
    var ticks = new CountDownLatch(3);

    try (var timer = JobScheduler.start()) {
      timer.scheduleEvery(Duration.ofMillis(1), _ -> ticks.countDown());
      assertThat(ticks.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void goesOnAfterAFault() throws InterruptedException {
    LOG.setLevel(Level.OFF);
    var ticks = new CountDownLatch(3);

    try (var timer = JobScheduler.start()) {
      timer.scheduleEvery(
          Duration.ofMillis(1),
          id -> {
            ticks.countDown();
            if (ticks.getCount() == 1) {
              throw new LinkageError(id);
            }
            throw new IllegalStateException(id);
          });
      assertThat(ticks.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void makesNothingLateThatTakesLong() throws InterruptedException {
    var others = new CountDownLatch(3);

    try (var timer = JobScheduler.start()) {
      timer
          .scheduleEvery(Duration.ofDays(1), _ -> await(others))
          .scheduleEvery(Duration.ofMillis(1), _ -> others.countDown());
      assertThat(others.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void letsWhatIsUnderWayComeToItsEndWhenClosed() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var done = new AtomicInteger();
    var timer = JobScheduler.start();
    timer.scheduleEvery(
        Duration.ofDays(1),
        _ -> {
          begun.countDown();
          LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
          done.incrementAndGet();
        });
    begun.await();

    timer.close();

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
