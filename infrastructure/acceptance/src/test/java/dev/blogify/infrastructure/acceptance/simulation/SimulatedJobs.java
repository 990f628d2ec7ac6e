package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.in.consumers.DailyJobs;
import dev.blogify.adapters.in.consumers.MinuteJobs;
import dev.blogify.adapters.out.media.HeaderMediaInspector;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.media.ReconcileMedia;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import dev.blogify.infrastructure.acceptance.simulation.faults.LostResponseException;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;

/** What time sets going. A tick that falls over is not repeated: the next one comes anyway. */
final class SimulatedJobs {
  private final SimulatedPlatform platform;
  private final MinuteJobs minuteJobs;
  private final DailyJobs dailyJobs;
  private long runCount;

  SimulatedJobs(SimulatedPlatform world) {
    this.platform = world;
    this.minuteJobs =
        new MinuteJobs(
            new PublishDuePosts(world.posts(), world.clock()),
            new PurgeTrash(world.posts(), world.clock()),
            new ExpireUploads(world.mediaLibrary(), world.mediaStore(), world.clock()));
    this.dailyJobs =
        new DailyJobs(
            new ReconcileMedia(
                world.mediaLibrary(),
                world.mediaStore(),
                new HeaderMediaInspector(),
                world.clock()));
  }

  void runMinuteJobs() {
    runCount++;
    platform.trace().log("tick", runCount);
    attempt(() -> minuteJobs.run("tick-" + runCount));
  }

  void runDailyJobs() {
    runCount++;
    platform.trace().log("daily tick", runCount);
    attempt(() -> dailyJobs.run("tick-" + runCount));
  }

  private void attempt(Runnable sweep) {
    try {
      sweep.run();
    } catch (SimulatedCrash | StoreBusyException | LostResponseException fault) {
      platform.trace().log("tick falls over", fault.getClass().getSimpleName());
    }
  }
}
