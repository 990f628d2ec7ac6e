package dev.blogify.adapters.embedded.bus;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Wakes the one thread that waits for it; given while nobody waits, it is kept. */
final class Signal {
  private final Semaphore given = new Semaphore(0);

  void give() {
    given.release();
  }

  /** Returns when the signal was given, or after a while. */
  void await(Duration longest) throws InterruptedException {
    if (given.tryAcquire(longest.toNanos(), NANOSECONDS)) {
      given.drainPermits();
    }
  }
}
