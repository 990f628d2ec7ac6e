package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The queues of the rules, in the tables {@code message} and {@code dead_letter}. */
public final class SqliteQueues {
  /** The maximum number of messages per receive (AWS: SQS ReceiveMessage). */
  static final int BATCH_SIZE = 10;

  private static final int PAGE_SIZE = 100;
  private static final Duration INITIAL_BACKOFF = Duration.ofMillis(250);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(5);
  private static final int BACKOFF_FACTOR = 3;
  private static final int MAX_COUNTED_RECEIVES = 10;
  private static final String TIMED_OUT =
      "The consumer did not finish within the visibility timeout";

  private static final String SELECT_NEXT_VISIBLE_AT =
      "SELECT visible_at FROM message WHERE queue = ? ORDER BY visible_at, message_id LIMIT 1";
  private static final String SELECT_VISIBLE =
      """
      SELECT message_id, body, receives FROM message WHERE queue = ? AND visible_at <= ?
      ORDER BY visible_at, message_id LIMIT ?
      """;
  private static final String INSERT_MESSAGE =
      "INSERT INTO message (queue, body, receives, visible_at) VALUES (?, ?, 0, ?)";
  private static final String INSERT_DEAD_LETTER =
      """
      INSERT INTO dead_letter (queue, body, receives, reason, failed_at)
      SELECT queue, body, receives, ?, ? FROM message WHERE message_id = ?
      """;
  private static final String INSERT_REDRIVEN =
      """
      INSERT INTO message (queue, body, receives, visible_at)
      SELECT queue, body, 0, ? FROM dead_letter WHERE queue = ?
      """;
  private static final String SELECT_DEAD_LETTERS =
      "SELECT * FROM dead_letter WHERE dead_letter_id > ? ORDER BY dead_letter_id LIMIT ?";

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final RandomGenerator random;

  public SqliteQueues(SqliteDatabase database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A received message.
   *
   * @param body the JSON of an EventBridge event
   * @param receiveCount the number of receives, including this one
   */
  record Message(long id, String body, int receiveCount) {
    /** Returns the event type and the ids that correlate log lines with the original request. */
    String logSummary() {
      var event = JsonObject.parse(body);
      var detail = event.object("detail");
      return "%s %s, correlation %s, trace %s"
          .formatted(
              event.text("detail-type"),
              detail.optionalText("id").getOrElse(() -> event.text("id")),
              detail.optionalText("correlationid").getOrElse(() -> event.text("id")),
              detail.optionalText("traceparent").getOrElse("none"));
    }
  }

  /** The result of processing a message: a fault, or none if it succeeded. */
  record MessageResult(Message message, Option<String> fault) {}

  /**
   * A message that a consumer failed to process the maximum number of times.
   *
   * @param body the JSON of the EventBridge event
   * @param reason the last fault
   */
  public record DeadLetter(
      long id,
      String queue,
      String body,
      int receiveCount,
      String reason,
      Instant deadLetteredAt) {}

  /** Returns the channel that is notified of new messages of a queue. */
  static String channel(String queue) {
    return "queue " + queue;
  }

  static void send(SqliteSession session, String queue, String body, Instant now) {
    session.executeUpdate(INSERT_MESSAGE, queue, body, now);
    session.notifyOnCommit(channel(queue));
  }

  /** Returns the earliest time at which a message of a queue is visible; none if it is empty. */
  Option<Instant> nextVisibleAt(String queue) {
    return database.queryOne(SELECT_NEXT_VISIBLE_AT, row -> row.instant("visible_at"), queue);
  }

  /**
   * Receives up to 10 visible messages, which become invisible for the visibility timeout. A
   * visible message that reached the maximum receive count becomes a dead letter instead.
   */
  Seq<Message> receive(Rule rule) {
    var now = clock.instant();
    return database.write(session -> {
      var visible =
          session.queryAll(SELECT_VISIBLE, SqliteQueues::message, rule.name(), now, BATCH_SIZE);
      var exhausted = visible.filter(message -> message.receiveCount() >= rule.maxReceiveCount());
      exhausted.forEach(message -> moveToDeadLetters(session, message, TIMED_OUT, now));
      return visible
          .removeAll(exhausted)
          .map(message -> hideUntil(session, message, now.plus(rule.visibilityTimeout())));
    });
  }

  private static Message message(Row row) {
    return new Message(
        row.number("message_id"), row.text("body"), Math.toIntExact(row.number("receives")));
  }

  private static Message hideUntil(SqliteSession session, Message message, Instant until) {
    session.executeUpdate(
        "UPDATE message SET receives = receives + 1, visible_at = ? WHERE message_id = ?",
        until,
        message.id());
    return new Message(message.id(), message.body(), message.receiveCount() + 1);
  }

  /**
   * Deletes the processed messages. A failed message is retried after the backoff, or becomes a
   * dead letter after the last receive.
   */
  void applyResults(Rule rule, Seq<MessageResult> results) {
    var now = clock.instant();
    database.write(session -> {
      results.forEach(result -> applyResult(session, rule, result, now));
      return results;
    });
  }

  private void applyResult(SqliteSession session, Rule rule, MessageResult result, Instant now) {
    var message = result.message();
    if (result.fault().isEmpty()) {
      delete(session, message);
    } else if (message.receiveCount() >= rule.maxReceiveCount()) {
      moveToDeadLetters(session, message, result.fault().get(), now);
    } else {
      session.executeUpdate(
          "UPDATE message SET visible_at = ? WHERE message_id = ?",
          now.plus(backoff(message.receiveCount())),
          message.id());
    }
  }

  /**
   * Returns a random delay between 50 % and 100 % of an exponential delay, which starts at 250 ms,
   * triples with each further receive, and is at most five minutes. The first four delays add up to
   * at most 10 seconds.
   */
  Duration backoff(int receiveCount) {
    var exponential =
        INITIAL_BACKOFF.multipliedBy(
            Math.powExact(BACKOFF_FACTOR, Math.min(receiveCount, MAX_COUNTED_RECEIVES) - 1));
    var maxMillis = Math.min(exponential.toMillis(), MAX_BACKOFF.toMillis());
    return Duration.ofMillis(random.nextLong(maxMillis / 2, maxMillis + 1));
  }

  private static void moveToDeadLetters(
      SqliteSession session, Message message, String reason, Instant now) {
    session.executeUpdate(INSERT_DEAD_LETTER, reason, now, message.id());
    delete(session, message);
  }

  private static void delete(SqliteSession session, Message message) {
    session.executeUpdate("DELETE FROM message WHERE message_id = ?", message.id());
  }

  /** Makes all messages of a queue visible at startup, when no consumer is processing a message. */
  void resetVisibility(String queue) {
    var now = clock.instant();
    database.executeUpdate(
        "UPDATE message SET visible_at = ? WHERE queue = ? AND visible_at > ?", now, queue, now);
  }

  /** Returns up to 100 dead letters of all queues after an id, the oldest first. */
  public Seq<DeadLetter> deadLetters(long afterId) {
    return database.queryAll(SELECT_DEAD_LETTERS, SqliteQueues::deadLetter, afterId, PAGE_SIZE);
  }

  private static DeadLetter deadLetter(Row row) {
    return new DeadLetter(
        row.number("dead_letter_id"),
        row.text("queue"),
        row.text("body"),
        Math.toIntExact(row.number("receives")),
        row.text("reason"),
        row.instant("failed_at"));
  }

  /**
   * Moves the dead letters of a queue back to it, with a receive count of 0.
   *
   * @return the number of messages
   */
  public int redrive(String queue) {
    var now = clock.instant();
    return database.write(session -> {
      var redriven = session.executeUpdate(INSERT_REDRIVEN, now, queue);
      session.executeUpdate("DELETE FROM dead_letter WHERE queue = ?", queue);
      session.notifyOnCommit(channel(queue));
      return redriven;
    });
  }
}
