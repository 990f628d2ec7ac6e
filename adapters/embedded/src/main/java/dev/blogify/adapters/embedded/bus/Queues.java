package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.adapters.embedded.sqlite.Session;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The queues of all rules, in the tables {@code message} and {@code dead_letter}. */
public final class Queues {
  /** How many messages are received and settled together (AWS: SQS). */
  static final int BATCH = 10;

  private static final int PAGE = 100;

  private static final String NEXT =
      """
      SELECT visible_at FROM message WHERE queue = ? ORDER BY visible_at, message_id LIMIT 1
      """;
  private static final String VISIBLE =
      """
      SELECT message_id, body, receives FROM message WHERE queue = ? AND visible_at <= ?
      ORDER BY visible_at, message_id LIMIT ?
      """;
  private static final String SEND =
      """
      INSERT INTO message (queue, body, receives, visible_at) VALUES (?, ?, 0, ?)
      """;
  private static final String BURY =
      """
      INSERT INTO dead_letter (queue, body, receives, reason, died_at)
      SELECT queue, body, receives, ?, ? FROM message WHERE message_id = ?
      """;
  private static final String SEND_AGAIN =
      """
      INSERT INTO message (queue, body, receives, visible_at)
      SELECT queue, body, 0, ? FROM dead_letter WHERE queue = ?
      """;
  private static final String LETTERS =
      """
      SELECT * FROM dead_letter WHERE letter_id > ? ORDER BY letter_id LIMIT ?
      """;

  private final Database database;
  private final InstantSource clock;
  private final Backoff backoff;

  public Queues(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.backoff = new Backoff(random);
  }

  /** What became of a message; without a fault it was handled. */
  record Settled(Message message, Option<String> fault) {
    static Settled handled(Message message) {
      return new Settled(message, Option.none());
    }

    static Settled failed(Message message, String fault) {
      return new Settled(message, Option.some(fault));
    }
  }

  /** The channel on which a queue's messages are announced. */
  static String channel(String queue) {
    return "queue " + queue;
  }

  static void send(Session session, String queue, String body, Instant now) {
    session.run(SEND, queue, body, now);
    session.announce(channel(queue));
  }

  /** When the next message of a queue can be received; none if there is none. */
  Option<Instant> next(String queue) {
    return database.read(session -> session.first(NEXT, row -> row.instant("visible_at"), queue));
  }

  /**
   * Hands out messages and hides them meanwhile. One that was handed out for the last time before,
   * and never settled, is a dead letter.
   */
  Seq<Message> receive(Rule rule) {
    var now = clock.instant();
    return database.write(session -> {
      var visible = session.all(VISIBLE, Queues::message, rule.name(), now, BATCH);
      var lost = visible.filter(message -> message.receives() >= rule.maxReceives());
      lost.forEach(message -> bury(session, message, "It was never heard of again", now));
      return visible
          .removeAll(lost)
          .map(message -> hide(session, message, now.plus(rule.visibility())));
    });
  }

  private static Message message(Row row) {
    return new Message(
        row.number("message_id"), row.text("body"), Math.toIntExact(row.number("receives")));
  }

  private static Message hide(Session session, Message message, Instant until) {
    session.run(
        "UPDATE message SET receives = receives + 1, visible_at = ? WHERE message_id = ?",
        until,
        message.id());
    return new Message(message.id(), message.body(), message.receives() + 1);
  }

  /** Forgets what was handled; what failed comes again later, or is a dead letter. */
  void settle(Rule rule, Seq<Settled> batch) {
    var now = clock.instant();
    database.write(session -> {
      batch.forEach(each -> settle(session, rule, each, now));
      return batch;
    });
  }

  private void settle(Session session, Rule rule, Settled settled, Instant now) {
    var message = settled.message();
    if (settled.fault().isEmpty()) {
      delete(session, message);
    } else if (message.receives() >= rule.maxReceives()) {
      bury(session, message, settled.fault().get(), now);
    } else {
      session.run(
          "UPDATE message SET visible_at = ? WHERE message_id = ?",
          now.plus(backoff.after(message.receives())),
          message.id());
    }
  }

  private static void bury(Session session, Message message, String reason, Instant now) {
    session.run(BURY, reason, now, message.id());
    delete(session, message);
  }

  private static void delete(Session session, Message message) {
    session.run("DELETE FROM message WHERE message_id = ?", message.id());
  }

  /** Shows what is hidden. At the start of a process, those who hid it are gone. */
  void show(String queue) {
    var now = clock.instant();
    database.write(session ->
        session.run(
            "UPDATE message SET visible_at = ? WHERE queue = ? AND visible_at > ?",
            now,
            queue,
            now));
  }

  /** How many messages of a queue wait or are being handled. */
  public long size(String queue) {
    return database.read(session ->
        session
            .first(
                "SELECT count(*) AS messages FROM message WHERE queue = ?",
                row -> row.number("messages"),
                queue)
            .get());
  }

  /** Some dead letters of all queues, the oldest first, after one of them. */
  public Seq<DeadLetter> deadLetters(long after) {
    return database.read(session -> session.all(LETTERS, Queues::letter, after, PAGE));
  }

  private static DeadLetter letter(Row row) {
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
      var redriven = session.run(SEND_AGAIN, now, queue);
      session.run("DELETE FROM dead_letter WHERE queue = ?", queue);
      session.announce(channel(queue));
      return redriven;
    });
  }
}
