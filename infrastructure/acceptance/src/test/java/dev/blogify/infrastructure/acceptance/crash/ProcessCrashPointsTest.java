package dev.blogify.infrastructure.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.domain.post.Post;
import dev.blogify.infrastructure.acceptance.crash.CrashingProcess.Moment;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a crash at any port call, a change is stored completely or not at all (DDB-3, TST-2). */
final class ProcessCrashPointsTest {
  /** The distance between the numbers of two posts, which reserves numbers for related records. */
  private static final int NUMBER_STRIDE = 10;

  @ParameterizedTest
  @EnumSource
  void sqliteKeepsAllOrNothing(CrashCommand command, @TempDir Path folder) {
    assertAllOrNothing(command, "sqlite:" + folder);
  }

  @ParameterizedTest
  @EnumSource
  void dynamoDbKeepsAllOrNothing(CrashCommand command) {
    assertAllOrNothing(command, "dynamodb:" + DynamoCrashStores.create());
  }

  private static void assertAllOrNothing(CrashCommand command, String address) {
    try (var stores = CrashStores.open(address)) {
      var number = NUMBER_STRIDE;
      var call = 1;
      for (; crashesAt(stores, address, command, number, call); call++) {
        number += 2 * NUMBER_STRIDE;
      }
      assertThat(call).as("port calls of %s", command).isGreaterThan(2);
      System.out.printf(
          "%s on %s: killed before and after each of %d port calls%n",
          command, address.split(":", 2)[0], call - 1);
    }
  }

  private static boolean crashesAt(
      CrashStores stores, String address, CrashCommand command, int number, int call) {
    var before = new CrashTrial(stores, address, command, number).crashesAt(call, Moment.BEFORE);
    var after =
        new CrashTrial(stores, address, command, number + NUMBER_STRIDE)
            .crashesAt(call, Moment.AFTER);
    assertThat(after).isEqualTo(before);
    return before;
  }

  /** One post, one crash, and a repetition of the command. */
  private record CrashTrial(CrashStores stores, String address, CrashCommand command, int number) {
    boolean crashesAt(int call, Moment moment) {
      var prepared = new InMemoryPosts();
      var pictures = new InMemoryMediaLibrary();
      command.prepare(prepared, pictures, number);
      var before = prepared.find(command.postId(number));
      var after = Option.of(command.run(prepared, pictures, number).get());

      command.prepare(stores.posts(), stores.media(), number);
      var died = CrashingProcess.runUntilCrash(address, command, number, call, moment);

      assertThat(stored()).as("%s, %s call %d", command, moment, call).isIn(before, after);
      assertThat(stores.violations()).isEmpty();

      command.run(stores.posts(), stores.media(), number);
      assertThat(stored()).isEqualTo(after);
      assertThat(stores.violations()).isEmpty();
      return died;
    }

    private Option<Post> stored() {
      return stores.posts().find(command.postId(number));
    }
  }
}
