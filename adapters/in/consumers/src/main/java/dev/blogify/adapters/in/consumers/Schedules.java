package dev.blogify.adapters.in.consumers;

import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.media.ReconcileMedia;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;

/** All schedules. Both platforms create their timers from this list. */
public final class Schedules {
  public static final Schedule EVERY_MINUTE =
      new Schedule(
          "eachMinute",
          "rate(1 minute)",
          Duration.ofMinutes(1),
          "sweep",
          ports ->
              new MinuteJobs(
                  new PublishDuePosts(ports.posts(), ports.clock()),
                  new PurgeTrash(ports.posts(), ports.clock()),
                  new ExpireUploads(ports.mediaLibrary(), ports.mediaStore(), ports.clock())));

  /** Runs at a time of low traffic, because the job reads all media. */
  public static final Schedule DAILY =
      new Schedule(
          "eachDay",
          "cron(40 3 * * ? *)",
          Duration.ofDays(1),
          "reconcileMedia",
          ports ->
              reconcileMedia(
                  new ReconcileMedia(
                      ports.mediaLibrary(),
                      ports.mediaStore(),
                      ports.mediaInspector(),
                      ports.clock())));

  public static final Seq<Schedule> ALL = List.of(EVERY_MINUTE, DAILY);

  private Schedules() {}

  static Job reconcileMedia(ReconcileMedia useCase) {
    return correlationId -> useCase.handle(MinuteJobs.systemContext(correlationId));
  }

  /**
   * Returns the schedule of a job.
   *
   * @throws IllegalArgumentException if the job has no schedule
   */
  public static Schedule byJobId(String jobId) {
    return ALL.find(schedule -> schedule.jobId().equals(jobId))
        .getOrElseThrow(() -> new IllegalArgumentException("Unknown job: " + jobId));
  }
}
