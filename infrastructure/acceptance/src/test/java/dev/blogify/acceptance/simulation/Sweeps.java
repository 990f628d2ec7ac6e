package dev.blogify.acceptance.simulation;

import dev.blogify.adapters.consumers.DailyTick;
import dev.blogify.adapters.consumers.Tick;
import dev.blogify.application.Busy;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.media.ReconcileMedia;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;

/** What time sets going. A tick that falls over is not repeated: the next one comes anyway. */
final class Sweeps {
  private final World world;
  private final Tick tick;
  private final DailyTick dailyTick;
  private long ticks;

  Sweeps(World world) {
    this.world = world;
    this.tick =
        new Tick(
            new PublishDuePosts(world.posts(), world.clock()),
            new PurgeTrash(world.posts(), world.clock()),
            new ExpireUploads(world.library(), world.mediaStore(), world.clock()));
    this.dailyTick =
        new DailyTick(new ReconcileMedia(world.library(), world.mediaStore(), world.clock()));
  }

  void tick() {
    ticks++;
    world.trace().note("tick", ticks);
    attempt(() -> tick.handle("tick-" + ticks));
  }

  void reconcile() {
    ticks++;
    world.trace().note("daily tick", ticks);
    attempt(() -> dailyTick.handle("tick-" + ticks));
  }

  private void attempt(Runnable sweep) {
    try {
      sweep.run();
    } catch (Crash | Busy | LostAnswer fault) {
      world.trace().note("tick falls over", fault.getClass().getSimpleName());
    }
  }
}
