package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Tally.Kind;
import dev.blogify.application.Busy;

/** Crashes, throttles and lets others run, as chance will have it. */
final class RandomHazards implements Hazards {
  private static final int DEEPEST = 2;

  private final World world;
  private int depth;

  RandomHazards(World world) {
    this.world = world;
  }

  @Override
  public void before(String call) {
    world.tally().count(Kind.PORT_CALLS);
    world.trace().note(call);
    if (world.chance().happens(world.faults().throttles())) {
      world.tally().count(Kind.THROTTLED);
      world.trace().note("throttled");
      throw new Busy(call, null);
    }
    strike("crash before", call);
  }

  @Override
  public void after(String call) {
    if (world.chance().happens(world.faults().lostAnswers())) {
      world.tally().count(Kind.LOST_ANSWERS);
      world.trace().note("answer lost");
      throw new LostAnswer(call);
    }
    strike("crash after", call);
  }

  private void strike(String moment, String call) {
    if (world.chance().happens(world.faults().crashes())) {
      world.tally().count(Kind.CRASHES);
      world.trace().note(moment, call);
      throw new Crash(moment);
    }
    if (depth < DEEPEST && world.chance().happens(world.faults().interleavings())) {
      interleave();
    }
  }

  private void interleave() {
    world.tally().count(Kind.INTERLEAVINGS);
    world.trace().enter();
    depth++;
    world.step();
    depth--;
    world.trace().leave();
  }
}
