package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/** The events of the last 30 days, without duplicates, in the table {@code archive}. */
public record EventArchive(SqliteDatabase database) {
  static final Duration RETENTION = Duration.ofDays(30);
  private static final String CHANNEL = "archive";
  private static final int PAGE_SIZE = 100;

  private static final String INSERT =
      """
      INSERT INTO archive (event_id, type, time, archived_at, entry) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (event_id) DO NOTHING
      """;
  private static final String SELECT_AFTER_POSITION =
      "SELECT * FROM archive WHERE position > ? ORDER BY position LIMIT ?";
  private static final String SELECT_BY_TIME =
      """
      SELECT * FROM archive WHERE (time, position) > (?, ?) AND time < ?
      ORDER BY time, position LIMIT ?
      """;

  /**
   * An archived event.
   *
   * @param position the order in which the bus accepted it; positions start at 1
   * @param time the time of the event
   * @param entry the JSON of the EventBridge event
   */
  public record ArchivedEvent(long position, String type, Instant time, String entry) {}

  /** Archives an event; returns false if the archive contains it already. */
  static boolean insert(SqliteSession session, CloudEvent event, String entry, Instant now) {
    var isNew =
        session.executeUpdate(INSERT, event.id(), event.type(), event.time(), now, entry) == 1;
    if (isNew) {
      session.notifyOnCommit(CHANNEL);
    }
    return isNew;
  }

  static void deleteExpired(SqliteSession session, Instant now) {
    session.executeUpdate("DELETE FROM archive WHERE archived_at < ?", now.minus(RETENTION));
  }

  /** Returns up to 100 events after a position, in the order of positions. */
  public Seq<ArchivedEvent> listAfter(long position) {
    return database.queryAll(
        SELECT_AFTER_POSITION, EventArchive::archivedEvent, position, PAGE_SIZE);
  }

  /**
   * Adds a listener that runs after each commit with new events.
   *
   * @return an action that removes the listener
   */
  public Runnable addListener(Runnable listener) {
    return database.addCommitListener(CHANNEL, listener);
  }

  /**
   * Returns up to 100 events after a time and position, in the order of times.
   *
   * @param to the exclusive end of the time range
   */
  static Seq<ArchivedEvent> listByTime(
      SqliteSession session, Instant fromTime, long fromPosition, Instant to) {
    return session.queryAll(
        SELECT_BY_TIME, EventArchive::archivedEvent, fromTime, fromPosition, to, PAGE_SIZE);
  }

  private static ArchivedEvent archivedEvent(Row row) {
    return new ArchivedEvent(
        row.number("position"), row.text("type"), row.instant("time"), row.text("entry"));
  }
}
