package dev.blogify.infrastructure.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.platforms.embedded.EmbeddedDeliveryPipeline;
import dev.blogify.infrastructure.acceptance.platforms.embedded.PlatformProcess;
import dev.blogify.infrastructure.acceptance.platforms.embedded.SqliteInspector;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the platform at random times while eight clients write, and checks that all acknowledged
 * writes are stored and no change is stored partially. The script {@code kill-nine} runs it,
 * because it takes minutes. The seed determines the writes and the times, but not the interleaving
 * of threads.
 */
final class KillDuringWrites {
  private static final int CLIENTS = 8;
  private static final int WRITES = 200;
  private static final long LONGEST_DELAY_NANOS = 5_000_000;

  @Test
  void nothingThatWasAcknowledgedIsLost(@TempDir Path data) throws InterruptedException {
    int rounds = Integer.getInteger("rounds", 20);
    long seed = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1_000_000));
    System.out.printf("%d rounds of %d writes, seed %d%n", rounds, WRITES, seed);
    var random = new SplittableRandom(seed);
    var ledger = new AcknowledgedWrites();
    var platform = PlatformProcess.start(data);
    try {
      for (int round = 1; round <= rounds; round++) {
        var before = ledger.acknowledgedCount();
        killWhileWriting(platform, ledger, random);
        var unanswered = ledger.unansweredCount();
        platform = PlatformProcess.start(data);
        EmbeddedDeliveryPipeline.settle(data);
        var lost = ledger.findLost(platform.blog());
        try (var stored = new SqliteInspector(data)) {
          var violations = stored.violations();
          var unpublished = stored.deliveryViolations();
          System.out.printf(
              "round %d: %d acknowledged, %d without response, %d lost, %d violations, %d"
                  + " unpublished %s%n",
              round,
              ledger.acknowledgedCount() - before,
              unanswered,
              lost.size(),
              violations.size(),
              unpublished.size(),
              stored.rowCounts());
          assertThat(lost).isEmpty();
          assertThat(violations).isEmpty();
          assertThat(unpublished).isEmpty();
        }
      }
    } finally {
      platform.kill();
    }
    System.out.printf(
        "%d writes acknowledged in %d rounds, none lost%n", ledger.acknowledgedCount(), rounds);
  }

  /** Kills the platform after a random number of writes and a random delay. */
  private static void killWhileWriting(
      PlatformProcess platform, AcknowledgedWrites ledger, SplittableRandom random)
      throws InterruptedException {
    var enough = new CountDownLatch(random.nextInt(1, WRITES - CLIENTS));
    var users = new String[] {"alice", "bob"};
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, CLIENTS)
              .mapToObj(i ->
                  new WritingClient(
                      platform.blog(),
                      users[i % users.length],
                      ledger,
                      random.split(),
                      enough::countDown))
              .map(writer ->
                  CompletableFuture.runAsync(() -> writer.write(WRITES / CLIENTS), threads))
              .toArray(CompletableFuture<?>[]::new);
      assertThat(enough.await(1, TimeUnit.MINUTES)).as("clients are writing").isTrue();
      LockSupport.parkNanos(random.nextLong(LONGEST_DELAY_NANOS));
      platform.kill();
      CompletableFuture.allOf(writers).join();
    }
  }
}
