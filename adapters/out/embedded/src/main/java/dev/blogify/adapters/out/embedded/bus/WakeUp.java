package dev.blogify.adapters.out.embedded.bus;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Wakes the one thread that waits for it; given while nobody waits, it is kept. */
final class WakeUp {
  private final Semaphore permits = new Semaphore(0);

  void signal() {
    permits.release();
  }

  /** Returns when the signal was given, or after a while. */
  void await(Duration longest) throws InterruptedException {
    if (permits.tryAcquire(longest.toNanos(), NANOSECONDS)) {
      permits.drainPermits();
    }
  }
}
