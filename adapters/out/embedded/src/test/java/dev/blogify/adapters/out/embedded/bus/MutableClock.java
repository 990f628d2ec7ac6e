package dev.blogify.adapters.out.embedded.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock whose time changes only when a test advances it. */
final class MutableClock implements InstantSource {
  static final Instant START = Instant.parse("2026-03-01T12:30:01Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  void advance(Duration duration) {
    now.updateAndGet(time -> time.plus(duration));
  }
}
