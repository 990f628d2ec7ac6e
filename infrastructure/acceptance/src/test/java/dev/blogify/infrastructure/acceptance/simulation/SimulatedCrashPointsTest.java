package dev.blogify.infrastructure.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.domain.post.Post;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultInjector;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultRates;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;
import dev.blogify.infrastructure.acceptance.simulation.faults.SingleCrashInjector;
import dev.blogify.infrastructure.acceptance.simulation.faults.SingleCrashInjector.Moment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A crash before or after any port call, in any command, consumer or job, leaves a platform that
 * recovers (TST-2).
 */
final class SimulatedCrashPointsTest {
  @Test
  void recoversFromACrashAtEveryPortCall() {
    var points = 0;
    try (var _ = new MutedLogging()) {
      for (var scene : Scenario.values()) {
        points += crashEverywhere(scene);
      }
    }
    System.out.printf("Crashed at %d points of %d scenarios%n", points, Scenario.values().length);
    assertThat(points).isGreaterThan(200);
  }

  private static int crashEverywhere(Scenario scene) {
    var points = 0;
    var undisturbed =
        new CrashRun(scene, new SingleCrashInjector(Integer.MAX_VALUE, Moment.BEFORE)).run();
    for (var moment : Moment.values()) {
      for (var call = 1; ; call++) {
        var crash = new SingleCrashInjector(call, moment);
        var end = new CrashRun(scene, crash).run();
        if (!crash.hasCrashed()) {
          break;
        }
        assertThat(end).as("%s, %s call %d", scene, moment, call).containsAll(undisturbed);
        points++;
      }
    }
    return points;
  }

  /** Runs one scenario with a single crash. */
  private record CrashRun(Scenario scene, SingleCrashInjector crash) {
    /** The final state of the platform. */
    List<String> run() {
      var platform =
          new SimulatedPlatform(
              new SeededRandom(1), new Trace(false), FaultRates.NONE, Wiring.CORRECT);
      var commands = new ScenarioCommands(platform);
      scene.prepare(commands);
      platform.drain();
      platform.setFaultInjector(crash);
      act(commands);
      platform.drain();
      platform.redrive();
      platform.runUntilNothingIsDue();
      platform.settle();
      var inspection = new InvariantChecker(platform);
      inspection.checkAll();
      var state = inspection.projections();
      platform.replayArchive(FaultRates.NONE, FaultInjector.NONE, 0);
      assertThat(platform.ledger().violations()).as("%s, %s", scene, crash).isEmpty();
      assertThat(inspection.projections()).isEqualTo(state);
      return summary(platform);
    }

    /** A client without a response repeats its request. */
    private void act(ScenarioCommands commands) {
      try {
        scene.act(commands);
      } catch (SimulatedCrash crash) {
        scene.act(commands);
      }
    }

    /** A repeated command may have created a second draft or requested a second upload. */
    private static List<String> summary(SimulatedPlatform platform) {
      return Stream.concat(
              platform.stores().currentPosts().stream().map(Post::status).map(Enum::name),
              PageWalker.fetchAll(
                      Page.PageRequest.MAX_LIMIT, platform.stores().mediaLibrary()::list)
                  .toJavaStream()
                  .map(medium -> medium.getClass().getSimpleName()))
          .distinct()
          .sorted()
          .toList();
    }
  }
}
