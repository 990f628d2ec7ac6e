package dev.blogify.adapters.consumers;

import dev.blogify.application.media.ReconcileMedia;

/** What is done each day; like a {@link Tick} it may be lost, late, or come twice. */
public final class DailyTick {
  private final ReconcileMedia reconcileMedia;

  public DailyTick(ReconcileMedia reconcileMedia) {
    this.reconcileMedia = reconcileMedia;
  }

  public void handle(String correlationId) {
    reconcileMedia.handle(Tick.cause(correlationId));
  }
}
