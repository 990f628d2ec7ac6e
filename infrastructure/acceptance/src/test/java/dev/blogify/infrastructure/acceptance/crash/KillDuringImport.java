package dev.blogify.infrastructure.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.acceptance.platforms.embedded.EmbeddedDeliveryPipeline;
import dev.blogify.infrastructure.acceptance.platforms.embedded.PlatformProcess;
import dev.blogify.infrastructure.acceptance.platforms.embedded.SqliteInspector;
import dev.blogify.infrastructure.local.importer.ImportFolder;
import dev.blogify.infrastructure.local.importer.ImportOutcome;
import dev.blogify.infrastructure.local.importer.ImportOutcome.Imported;
import dev.blogify.infrastructure.local.importer.Importer;
import dev.blogify.infrastructure.local.importer.PasswordSignIn;
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
 * Kills the platform repeatedly at random times during an import, then completes the import. After
 * each restart, each change is archived and audited once; at the end, each post and each picture
 * exists once. The script {@code kill-nine import} runs it, because it takes minutes.
 */
final class KillDuringImport {
  private static final long LONGEST_DELAY_NANOS = 50_000_000;
  private static final int MOST_POSTS_BETWEEN_KILLS = 12;

  @Test
  void eventsMatchStoredPostsOneToOne(@TempDir Path data) throws IOException {
    int rounds = Integer.getInteger("rounds", 10);
    long seed = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1_000_000));
    var folder =
        ImportFolder.scan(
            ProjectFiles.root().resolve(System.getProperty("folder", "docs/samples")));
    System.out.printf("%d kills during an import, seed %d%n", rounds, seed);
    var random = new SplittableRandom(seed);
    for (int round = 1; round <= rounds; round++) {
      var platform = PlatformProcess.start(data);
      var posts = importUntilKilled(platform, folder, random);
      PlatformProcess.start(data).runThenKill(() -> EmbeddedDeliveryPipeline.settle(data));
      check("round " + round + ", killed after " + posts + " posts", data);
    }
    finish(data, folder);
  }

  private static int importUntilKilled(
      PlatformProcess platform, ImportFolder folder, SplittableRandom random) {
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
      runImport(
          platform,
          folder,
          outcome -> {
            if (outcome instanceof Imported && posts.incrementAndGet() > enough) {
              killer.complete(null);
            }
          });
    } catch (UncheckedIOException _) {
      // The platform was killed, as intended.
    }
    killer.complete(null);
    killed.join();
    return posts.get();
  }

  private static Importer.Report runImport(
      PlatformProcess platform, ImportFolder folder, Consumer<ImportOutcome> progress) {
    var running = platform.running();
    var alice = new PasswordSignIn(running.pool(), running.clientId(), "alice", running.password());
    return Importer.run(folder, running.api(), alice, InstantSource.system(), progress).get();
  }

  private static void finish(Path data, ImportFolder folder) {
    var platform = PlatformProcess.start(data);
    platform.runThenKill(() -> {
      System.out.println(runImport(platform, folder, _ -> {}).summary());
      EmbeddedDeliveryPipeline.settle(data);
    });
    check("finished", data);
    try (var stored = new SqliteInspector(data)) {
      assertThat(stored.postsWithIncompleteEvents()).as("posts without both events").isEmpty();
      assertThat(stored.duplicateReadyMedia()).as("duplicate ready pictures").isEmpty();
    }
  }

  private static void check(String when, Path data) {
    try (var stored = new SqliteInspector(data)) {
      System.out.printf(
          "%s: %d violations, %d unpublished %s%n",
          when, stored.violations().size(), stored.deliveryViolations().size(), stored.rowCounts());
      assertThat(stored.violations()).isEmpty();
      assertThat(stored.deliveryViolations()).isEmpty();
    }
  }
}
