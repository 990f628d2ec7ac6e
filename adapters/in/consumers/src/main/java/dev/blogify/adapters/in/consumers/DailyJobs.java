package dev.blogify.adapters.in.consumers;

import dev.blogify.application.media.ReconcileMedia;

/** What is done each day; like a {@link MinuteJobs} it may be lost, late, or come twice. */
public final class DailyJobs {
  private final ReconcileMedia reconcileMedia;

  public DailyJobs(ReconcileMedia reconcileMedia) {
    this.reconcileMedia = reconcileMedia;
  }

  public void run(String correlationId) {
    reconcileMedia.handle(MinuteJobs.systemContext(correlationId));
  }
}
