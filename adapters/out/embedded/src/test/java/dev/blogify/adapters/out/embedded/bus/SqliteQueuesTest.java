package dev.blogify.adapters.out.embedded.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.out.embedded.bus.SqliteQueues.MessageResult;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabaseExtension;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteQueuesTest {
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);
  private static final Rule RULE = rule("one");
  private static final Rule OTHER = rule("other");

  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  private final MutableClock clock = new MutableClock();
  private final SqliteQueues queues =
      new SqliteQueues(sqlite.database(), clock, new SplittableRandom(7));

  SqliteQueuesTest() throws IOException {}

  private static Rule rule(String name) {
    return new Rule(name, EventBusName.BLOGIFY, "{\"source\": [\"any\"]}", 3, VISIBILITY_TIMEOUT);
  }

  private void send(Rule rule, String... bodies) {
    sqlite
        .database()
        .write(session -> {
          List.of(bodies)
              .forEach(body -> SqliteQueues.send(session, rule.name(), body, clock.instant()));
          return rule;
        });
  }

  private Seq<String> receive(Rule rule) {
    return queues.receive(rule).map(SqliteQueues.Message::body);
  }

  private void process(Rule rule) {
    queues.applyResults(
        rule, queues.receive(rule).map(message -> new MessageResult(message, Option.none())));
  }

  private void fail(Rule rule, String reason) {
    queues.applyResults(
        rule, queues.receive(rule).map(message -> new MessageResult(message, Option.some(reason))));
  }

  @Test
  void receivesUpToTenMessagesInOrder() {
    var bodies = List.range(0, 25).map(String::valueOf).toJavaArray(String[]::new);
    send(RULE, bodies);

    assertThat(receive(RULE).appendAll(receive(RULE)).appendAll(receive(RULE)))
        .containsExactly(bodies);
    assertThat(receive(RULE)).isEmpty();
  }

  @Test
  void hidesAReceivedMessageForTheVisibilityTimeout() {
    send(RULE, "a");

    assertThat(receive(RULE)).containsExactly("a");
    clock.advance(VISIBILITY_TIMEOUT.minusNanos(1));
    assertThat(receive(RULE)).isEmpty();
    assertThat(queues.nextVisibleAt(RULE.name())).contains(clock.instant().plusNanos(1));

    clock.advance(Duration.ofNanos(1));
    assertThat(queues.receive(RULE).map(SqliteQueues.Message::receiveCount)).containsExactly(2);
  }

  @Test
  void resetsTheVisibilityOfOneQueue() {
    send(RULE, "a");
    send(OTHER, "b");
    receive(RULE);
    receive(OTHER);

    queues.resetVisibility(RULE.name());

    assertThat(receive(RULE)).containsExactly("a");
    assertThat(receive(OTHER)).isEmpty();
  }

  @Test
  void deletesProcessedMessages() {
    send(RULE, "a");
    send(OTHER, "b");

    process(RULE);

    assertThat(sqlite.messageCount(RULE.name())).isZero();
    assertThat(queues.nextVisibleAt(RULE.name())).isEmpty();
    assertThat(sqlite.messageCount(OTHER.name())).isOne();
  }

  @Test
  void delaysAFailedMessageAndReceivesTheNextOne() {
    send(RULE, "a");
    fail(RULE, "down");
    send(RULE, "b");

    assertThat(receive(RULE)).containsExactly("b");
    var next = queues.nextVisibleAt(RULE.name()).get();
    assertThat(next).isBetween(clock.instant().plusMillis(125), clock.instant().plusMillis(250));

    clock.advance(Duration.ofMillis(250));
    assertThat(receive(RULE)).containsExactly("a");
  }

  @Test
  void backsOffExponentiallyWithJitter() {
    var delays = List.rangeClosed(1, 12).map(queues::backoff);

    for (var receives : List.rangeClosed(1, 5)) {
      var maxMillis = 250 * Math.powExact(3, receives - 1);
      assertThat(delays.get(receives - 1))
          .isBetween(Duration.ofMillis(maxMillis / 2), Duration.ofMillis(maxMillis));
    }
    assertThat(delays.last()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(List.fill(50, () -> queues.backoff(5)).distinct()).hasSizeGreaterThan(40);
  }

  @Test
  void storesADeadLetterWithTheLastFaultAfterTheMaximumReceiveCount() {
    send(RULE, "a");
    for (var reason : List.of("first", "second", "third")) {
      assertThat(queues.deadLetters(0)).isEmpty();
      fail(RULE, reason);
      clock.advance(MAX_BACKOFF);
    }

    assertThat(sqlite.messageCount(RULE.name())).isZero();
    assertThat(queues.deadLetters(0))
        .containsExactly(
            new SqliteQueues.DeadLetter(
                1, "one", "a", 3, "third", clock.instant().minus(MAX_BACKOFF)));
  }

  @Test
  void storesADeadLetterAfterTheLastVisibilityTimeout() {
    send(RULE, "a");
    for (var receive = 1; receive <= RULE.maxReceiveCount(); receive++) {
      assertThat(receive(RULE)).containsExactly("a");
      clock.advance(VISIBILITY_TIMEOUT);
    }

    assertThat(receive(RULE)).isEmpty();

    assertThat(queues.deadLetters(0).map(SqliteQueues.DeadLetter::reason))
        .containsExactly("The consumer did not finish within the visibility timeout");
  }

  @Test
  void redrivesTheDeadLettersOfOneQueueAndResetsTheirReceiveCount() {
    send(RULE, "a", "b");
    send(OTHER, "c");
    for (var receive = 1; receive <= RULE.maxReceiveCount(); receive++) {
      fail(RULE, "down");
      fail(OTHER, "down too");
      clock.advance(MAX_BACKOFF);
    }

    assertThat(queues.redrive(RULE.name())).isEqualTo(2);

    assertThat(queues.deadLetters(0).map(SqliteQueues.DeadLetter::body)).containsExactly("c");
    var redriven = queues.receive(RULE);
    assertThat(redriven.map(SqliteQueues.Message::body)).containsExactlyInAnyOrder("a", "b");
    assertThat(redriven.map(SqliteQueues.Message::receiveCount)).containsOnly(1);
    assertThat(queues.redrive(RULE.name())).isZero();
  }

  @Test
  void listsDeadLettersAfterAnId() {
    send(RULE, "a", "b", "c");
    for (var receive = 1; receive <= RULE.maxReceiveCount(); receive++) {
      fail(RULE, "down");
      clock.advance(MAX_BACKOFF);
    }

    var all = queues.deadLetters(0);

    assertThat(all.map(SqliteQueues.DeadLetter::body)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(queues.deadLetters(all.head().id())).isEqualTo(all.tail());
  }
}
