package dev.blogify.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.crash.DoomedProcess.Moment;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.domain.post.Post;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a process is killed, all of its change is there or nothing (DDB-3, TST-2). */
final class CrashPointsTest {
  /** How far apart the numbers of two posts are, with all that is prepared beside them. */
  private static final int STEP = 10;

  @ParameterizedTest
  @EnumSource
  void sqliteKeepsAllOrNothing(CommandUnderFire command, @TempDir Path folder) {
    survives(command, "sqlite:" + folder);
  }

  @ParameterizedTest
  @EnumSource
  void dynamoDbKeepsAllOrNothing(CommandUnderFire command) {
    survives(command, "dynamodb:" + DynamoUnderFire.create());
  }

  private static void survives(CommandUnderFire command, String address) {
    try (var stores = StoresUnderFire.open(address)) {
      var number = STEP;
      var call = 1;
      for (; diesAt(stores, address, command, number, call); call++) {
        number += 2 * STEP;
      }
      assertThat(call).as("port calls of %s", command).isGreaterThan(2);
      System.out.printf(
          "%s on %s: killed before and after each of %d port calls%n",
          command, address.split(":", 2)[0], call - 1);
    }
  }

  private static boolean diesAt(
      StoresUnderFire stores, String address, CommandUnderFire command, int number, int call) {
    var before = new Trial(stores, address, command, number).diesAt(call, Moment.BEFORE);
    var after = new Trial(stores, address, command, number + STEP).diesAt(call, Moment.AFTER);
    assertThat(after).isEqualTo(before);
    return before;
  }

  /** One post, one death, and the same command again. */
  private record Trial(
      StoresUnderFire stores, String address, CommandUnderFire command, int number) {
    boolean diesAt(int call, Moment moment) {
      var prepared = new InMemoryPosts();
      var pictures = new InMemoryMediaLibrary();
      command.prepare(prepared, pictures, number);
      var before = prepared.find(command.post(number));
      var after = Option.of(command.run(prepared, pictures, number).get());

      command.prepare(stores.posts(), stores.media(), number);
      var died = DoomedProcess.dies(address, command, number, call, moment);

      assertThat(stored()).as("%s, %s call %d", command, moment, call).isIn(before, after);
      assertThat(stores.violations()).isEmpty();

      command.run(stores.posts(), stores.media(), number);
      assertThat(stored()).isEqualTo(after);
      assertThat(stores.violations()).isEmpty();
      return died;
    }

    private Option<Post> stored() {
      return stores.posts().find(command.post(number));
    }
  }
}
