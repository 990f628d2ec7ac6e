package dev.blogify.acceptance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.simulation.CrashAt.Moment;
import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.domain.post.Post;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every command, from the handler to the last consumer, and whatever time makes of it: killed
 * before and after each call of a port, and all comes right (TST-2).
 */
final class CrashPointsTest {
  @Test
  void whereverItCrashesAllComesRight() {
    var points = 0;
    try (var _ = new Quiet()) {
      for (var scene : Scene.values()) {
        points += crashEverywhere(scene);
      }
    }
    System.out.printf("Killed at %d points of %d stories%n", points, Scene.values().length);
    assertThat(points).isGreaterThan(200);
  }

  private static int crashEverywhere(Scene scene) {
    var points = 0;
    var undisturbed = new Story(scene, new CrashAt(Integer.MAX_VALUE, Moment.BEFORE)).told();
    for (var moment : Moment.values()) {
      for (var call = 1; ; call++) {
        var crash = new CrashAt(call, moment);
        var end = new Story(scene, crash).told();
        if (!crash.hasStruck()) {
          break;
        }
        assertThat(end).as("%s, %s call %d", scene, moment, call).containsAll(undisturbed);
        points++;
      }
    }
    return points;
  }

  /** One command in a world where nothing but one crash goes wrong. */
  private record Story(Scene scene, CrashAt crash) {
    /** What the world is like in the end. */
    List<String> told() {
      var world = new World(new Chance(1), new Trace(false), Faults.NONE, Wiring.CORRECT);
      var commands = new Commands(world);
      scene.prepare(commands);
      world.drain();
      world.endanger(crash);
      act(commands);
      world.drain();
      world.redrive();
      world.goOn();
      world.settle();
      var inspection = new Inspection(world);
      inspection.inspect();
      var state = inspection.state();
      world.replay(Faults.NONE, Hazards.NONE, 0);
      assertThat(world.ledger().harms()).as("%s, %s", scene, crash).isEmpty();
      assertThat(inspection.state()).isEqualTo(state);
      return summary(world);
    }

    /** Whoever hears nothing asks again. */
    private void act(Commands commands) {
      try {
        scene.act(commands);
      } catch (Crash crash) {
        scene.act(commands);
      }
    }

    /** A command that is repeated may have made a second draft, or announced a second upload. */
    private static List<String> summary(World world) {
      return Stream.concat(
              world.stores().currentPosts().stream().map(Post::status).map(Enum::name),
              Pages.all(Page.Request.MAX, world.stores().library()::all)
                  .toJavaStream()
                  .map(medium -> medium.getClass().getSimpleName()))
          .distinct()
          .sorted()
          .toList();
    }
  }
}
