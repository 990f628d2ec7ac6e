package dev.blogify.adapters.out.embedded.bus;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabaseExtension;
import dev.blogify.adapters.out.embedded.sqlite.SqlitePosts;
import dev.blogify.application.event.PublishEvents;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Uses the system clock, because the threads wait in real time. */
final class BackgroundWorkersTest {
  private static final InstantSource CLOCK = Clock.systemUTC();
  private static final Rule QUICK = rule("quick");
  private static final Rule FAILING = rule("failing");
  private static final Rule SLOW = rule("slow");

  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failed = new LinkedBlockingQueue<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final SqliteQueues queues =
      new SqliteQueues(sqlite.database(), CLOCK, new SplittableRandom(1));
  private final OutboxRelay outboxRelay =
      new OutboxRelay(
          sqlite.database(),
          new PublishEvents(
              new SqliteEventBus(
                  sqlite.database(), List.of(QUICK, FAILING, SLOW), CLOCK, new SplittableRandom(2)),
              new SqliteOutboxDeadLetters(sqlite.database()),
              CLOCK,
              new SplittableRandom(3),
              _ -> {}),
          CLOCK);
  private BackgroundWorkers workers = start();

  BackgroundWorkersTest() throws IOException {}

  private static Rule rule(String name) {
    return new Rule(
        name, EventBusName.BLOGIFY, "{\"source\": [\"blogify.posts\"]}", 2, Duration.ofMinutes(1));
  }

  private BackgroundWorkers start() {
    return BackgroundWorkers.start(
        sqlite.database(),
        outboxRelay,
        queues,
        HashMap.of(
            QUICK,
            handled::add,
            FAILING,
            body -> {
              failed.add(body);
              throw new AssertionError("Broken consumer");
            },
            SLOW,
            _ -> awaitRelease()),
        CLOCK);
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    release.countDown();
    workers.close();
  }

  private void commit(int post) {
    new SqlitePosts(sqlite.database()).commit(created(post), forActor(ALICE)).get();
  }

  @Test
  void failingAndSlowConsumersDoNotBlockOthers() throws InterruptedException {
    for (var post : List.rangeClosed(1, 3)) {
      commit(post);
    }

    for (var post : List.rangeClosed(1, 3)) {
      assertThat(handled.poll(20, TimeUnit.SECONDS)).as("post %d", post).isNotNull();
    }
    for (var receive : List.range(0, 3 * FAILING.maxReceiveCount())) {
      assertThat(failed.poll(20, TimeUnit.SECONDS)).as("receive %d", receive).isNotNull();
    }
    workers.close();
    assertThat(queues.deadLetters(0))
        .extracting(SqliteQueues.DeadLetter::queue, SqliteQueues.DeadLetter::reason)
        .hasSize(3)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(
                "failing", "java.lang.AssertionError: Broken consumer"));
    assertThat(sqlite.messageCount(SLOW.name())).isEqualTo(3);
  }

  @Test
  void restartProcessesUnfinishedWork() throws InterruptedException {
    commit(1);
    assertThat(handled.poll(20, TimeUnit.SECONDS)).isNotNull();
    workers.close();
    commit(2);
    assertThat(handled).isEmpty();

    workers = start();

    assertThat(handled.poll(20, TimeUnit.SECONDS)).isNotNull();
  }
}
