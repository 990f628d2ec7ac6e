package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The queues of all rules, in the tables {@code message} and {@code dead_letter}. */
public final class SqliteQueues {
  /** How many messages are received and settled together (AWS: SQS). */
  static final int BATCH_SIZE = 10;

  private static final int PAGE_SIZE = 100;

  private static final String SELECT_NEXT_VISIBLE_AT =
      """
      SELECT visible_at FROM message WHERE queue = ? ORDER BY visible_at, message_id LIMIT 1
      """;
  private static final String SELECT_VISIBLE =
      """
      SELECT message_id, body, receives FROM message WHERE queue = ? AND visible_at <= ?
      ORDER BY visible_at, message_id LIMIT ?
      """;
  private static final String INSERT_MESSAGE =
      """
      INSERT INTO message (queue, body, receives, visible_at) VALUES (?, ?, 0, ?)
      """;
  private static final String INSERT_DEAD_LETTER =
      """
      INSERT INTO dead_letter (queue, body, receives, reason, died_at)
      SELECT queue, body, receives, ?, ? FROM message WHERE message_id = ?
      """;
  private static final String INSERT_REDRIVEN =
      """
      INSERT INTO message (queue, body, receives, visible_at)
      SELECT queue, body, 0, ? FROM dead_letter WHERE queue = ?
      """;
  private static final String SELECT_DEAD_LETTERS =
      """
      SELECT * FROM dead_letter WHERE letter_id > ? ORDER BY letter_id LIMIT ?
      """;

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final Backoff backoff;

  public SqliteQueues(SqliteDatabase database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.backoff = new Backoff(random);
  }

  /** What became of a message; without a fault it was handled. */
  record MessageResult(QueueMessage message, Option<String> fault) {
    static MessageResult handled(QueueMessage message) {
      return new MessageResult(message, Option.none());
    }

    static MessageResult failed(QueueMessage message, String fault) {
      return new MessageResult(message, Option.some(fault));
    }
  }

  /** The channel on which a queue's messages are announced. */
  static String channel(String queue) {
    return "queue " + queue;
  }

  static void send(SqliteSession session, String queue, String body, Instant now) {
    session.executeUpdate(INSERT_MESSAGE, queue, body, now);
    session.notifyOnCommit(channel(queue));
  }

  /** When the next message of a queue can be received; none if there is none. */
  Option<Instant> nextVisibleAt(String queue) {
    return database.read(session ->
        session.queryOne(SELECT_NEXT_VISIBLE_AT, row -> row.instant("visible_at"), queue));
  }

  /**
   * Hands out messages and hides them meanwhile. One that was handed out for the last time before,
   * and never settled, is a dead letter.
   */
  Seq<QueueMessage> receive(Rule rule) {
    var now = clock.instant();
    return database.write(session -> {
      var visible =
          session.queryAll(SELECT_VISIBLE, SqliteQueues::message, rule.name(), now, BATCH_SIZE);
      var lost = visible.filter(message -> message.receiveCount() >= rule.maxReceiveCount());
      lost.forEach(
          message -> moveToDeadLetters(session, message, "It was never heard of again", now));
      return visible
          .removeAll(lost)
          .map(message -> hideUntil(session, message, now.plus(rule.visibilityTimeout())));
    });
  }

  private static QueueMessage message(Row row) {
    return new QueueMessage(
        row.number("message_id"), row.text("body"), Math.toIntExact(row.number("receives")));
  }

  private static QueueMessage hideUntil(
      SqliteSession session, QueueMessage message, Instant until) {
    session.executeUpdate(
        "UPDATE message SET receives = receives + 1, visible_at = ? WHERE message_id = ?",
        until,
        message.id());
    return new QueueMessage(message.id(), message.body(), message.receiveCount() + 1);
  }

  /** Forgets what was handled; what failed comes again later, or is a dead letter. */
  void applyResults(Rule rule, Seq<MessageResult> batch) {
    var now = clock.instant();
    database.write(session -> {
      batch.forEach(each -> applyResults(session, rule, each, now));
      return batch;
    });
  }

  private void applyResults(SqliteSession session, Rule rule, MessageResult settled, Instant now) {
    var message = settled.message();
    if (settled.fault().isEmpty()) {
      delete(session, message);
    } else if (message.receiveCount() >= rule.maxReceiveCount()) {
      moveToDeadLetters(session, message, settled.fault().get(), now);
    } else {
      session.executeUpdate(
          "UPDATE message SET visible_at = ? WHERE message_id = ?",
          now.plus(backoff.delayAfter(message.receiveCount())),
          message.id());
    }
  }

  private static void moveToDeadLetters(
      SqliteSession session, QueueMessage message, String reason, Instant now) {
    session.executeUpdate(INSERT_DEAD_LETTER, reason, now, message.id());
    delete(session, message);
  }

  private static void delete(SqliteSession session, QueueMessage message) {
    session.executeUpdate("DELETE FROM message WHERE message_id = ?", message.id());
  }

  /** Shows what is hidden. At the start of a process, those who hid it are gone. */
  void resetVisibility(String queue) {
    var now = clock.instant();
    database.write(session ->
        session.executeUpdate(
            "UPDATE message SET visible_at = ? WHERE queue = ? AND visible_at > ?",
            now,
            queue,
            now));
  }

  /** How many messages of a queue wait or are being handled. */
  public long size(String queue) {
    return database.read(session ->
        session
            .queryOne(
                "SELECT count(*) AS messages FROM message WHERE queue = ?",
                row -> row.number("messages"),
                queue)
            .get());
  }

  /** Some dead letters of all queues, the oldest first, after one of them. */
  public Seq<DeadLetter> deadLetters(long after) {
    return database.read(session ->
        session.queryAll(SELECT_DEAD_LETTERS, SqliteQueues::deadLetter, after, PAGE_SIZE));
  }

  private static DeadLetter deadLetter(Row row) {
    return new DeadLetter(
        row.number("letter_id"),
        row.text("queue"),
        row.text("body"),
        Math.toIntExact(row.number("receives")),
        row.text("reason"),
        row.instant("died_at"));
  }

  /**
   * Puts the dead letters of a queue back into it, as if they had never been received.
   *
   * @return how many
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
