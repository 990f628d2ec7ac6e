package dev.blogify.adapters.in.consumers;

import dev.blogify.application.media.ReconcileMedia;

/** Runs the daily job, which reconciles the media library with the media store. */
public final class DailyJobs implements Job {
  private final ReconcileMedia reconcileMedia;

  public DailyJobs(ReconcileMedia reconcileMedia) {
    this.reconcileMedia = reconcileMedia;
  }

  @Override
  public void run(String correlationId) {
    reconcileMedia.handle(MinuteJobs.systemContext(correlationId));
  }
}
