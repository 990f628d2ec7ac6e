package dev.blogify.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.embedded.EmbeddedPipeline;
import dev.blogify.acceptance.embedded.Project;
import dev.blogify.acceptance.embedded.StoredData;
import dev.blogify.local.importer.Folder;
import dev.blogify.local.importer.Importer;
import dev.blogify.local.importer.Outcome;
import dev.blogify.local.importer.Outcome.Imported;
import dev.blogify.local.importer.Report;
import dev.blogify.local.importer.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the platform at random moments of an import, again and again, and lets it finish at last:
 * after each restart and a moment, every change is archived and audited once, and in the end each
 * post and picture is there once. Takes minutes, so {@code kill-nine import} runs it.
 */
final class KillImport {
  private static final long LONGEST_DELAY_NANOS = 50_000_000;
  private static final int MOST_POSTS_BETWEEN_KILLS = 12;

  @Test
  void whatIsToldMatchesWhatIsThereOneToOne(@TempDir Path data) throws IOException {
    int rounds = Integer.getInteger("rounds", 10);
    long seed = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1_000_000));
    var folder = Folder.read(Project.root().resolve(System.getProperty("folder", "docs/samples")));
    System.out.printf("%d kills during an import, seed %d%n", rounds, seed);
    var random = new SplittableRandom(seed);
    for (int round = 1; round <= rounds; round++) {
      var platform = SeparatePlatform.start(data);
      var posts = importUntilKilled(platform, folder, random);
      SeparatePlatform.start(data).killAfter(() -> EmbeddedPipeline.settle(data));
      check("round " + round + ", killed after " + posts + " posts", data);
    }
    finish(data, folder);
  }

  private static int importUntilKilled(
      SeparatePlatform platform, Folder folder, SplittableRandom random) {
    var enough = random.nextInt(MOST_POSTS_BETWEEN_KILLS);
    var delay = random.nextLong(LONGEST_DELAY_NANOS);
    var posts = new AtomicInteger();
    var killer = new CompletableFuture<Void>();
    var killed =
        killer.thenRunAsync(() -> {
          LockSupport.parkNanos(delay);
          platform.kill();
        });
    try {
      bring(
          platform,
          folder,
          outcome -> {
            if (outcome instanceof Imported && posts.incrementAndGet() > enough) {
              killer.complete(null);
            }
          });
    } catch (UncheckedIOException _) {
      // That is what the campaign is about: the platform was killed.
    }
    killer.complete(null);
    killed.join();
    return posts.get();
  }

  private static Report bring(
      SeparatePlatform platform, Folder folder, Consumer<Outcome> progress) {
    var running = platform.running();
    var alice = new SignIn(running.pool(), running.clientId(), "alice", running.password());
    return Importer.run(folder, running.api(), alice, InstantSource.system(), progress).get();
  }

  private static void finish(Path data, Folder folder) {
    var platform = SeparatePlatform.start(data);
    platform.killAfter(() -> {
      System.out.println(bring(platform, folder, _ -> {}).summary());
      EmbeddedPipeline.settle(data);
    });
    check("finished", data);
    try (var stored = new StoredData(data)) {
      assertThat(stored.halfTold()).as("posts without both of their events").isEmpty();
      assertThat(stored.readyTwice()).as("pictures that are ready twice").isEmpty();
    }
  }

  private static void check(String when, Path data) {
    try (var stored = new StoredData(data)) {
      System.out.printf(
          "%s: %d violations, %d untold %s%n",
          when, stored.violations().size(), stored.untold().size(), stored.counts());
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.untold()).isEmpty();
    }
  }
}
