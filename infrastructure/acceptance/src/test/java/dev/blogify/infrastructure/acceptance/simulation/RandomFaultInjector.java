package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.application.StoreBusyException;
import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultInjector;
import dev.blogify.infrastructure.acceptance.simulation.faults.LostResponseException;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;

/** Injects crashes, throttling, lost responses and interleavings at random. */
final class RandomFaultInjector implements FaultInjector {
  private static final int MAX_DEPTH = 2;

  private final SimulatedPlatform platform;
  private int depth;

  RandomFaultInjector(SimulatedPlatform platform) {
    this.platform = platform;
  }

  @Override
  public void beforeCall(String call) {
    platform.counters().increment(Counter.PORT_CALLS);
    platform.trace().log(call);
    if (platform.random().occursPerMille(platform.faultRates().throttles())) {
      platform.counters().increment(Counter.THROTTLED);
      platform.trace().log("throttled");
      throw new StoreBusyException(call, null);
    }
    crashOrInterleave("crash before", call);
  }

  @Override
  public void afterCall(String call) {
    if (platform.random().occursPerMille(platform.faultRates().lostResponses())) {
      platform.counters().increment(Counter.LOST_RESPONSES);
      platform.trace().log("answer lost");
      throw new LostResponseException(call);
    }
    crashOrInterleave("crash after", call);
  }

  private void crashOrInterleave(String moment, String call) {
    if (platform.random().occursPerMille(platform.faultRates().crashes())) {
      platform.counters().increment(Counter.CRASHES);
      platform.trace().log(moment, call);
      throw new SimulatedCrash(moment);
    }
    if (depth < MAX_DEPTH
        && platform.random().occursPerMille(platform.faultRates().interleavings())) {
      interleave();
    }
  }

  private void interleave() {
    platform.counters().increment(Counter.INTERLEAVINGS);
    platform.trace().indent();
    depth++;
    platform.step();
    depth--;
    platform.trace().outdent();
  }
}
