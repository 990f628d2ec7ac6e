package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/** What the bus took in the last 30 days, in the table {@code archive}: each event once. */
public final class EventArchive {
  static final Duration RETENTION = Duration.ofDays(30);
  private static final String CHANNEL = "archive";
  private static final int PAGE_SIZE = 100;

  private static final String INSERT =
      """
      INSERT INTO archive (event_id, type, time, taken_at, entry) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (event_id) DO NOTHING
      """;
  private static final String SELECT_AFTER_POSITION =
      """
      SELECT * FROM archive WHERE position > ? ORDER BY position LIMIT ?
      """;
  private static final String SELECT_BY_TIME =
      """
      SELECT * FROM archive WHERE (time, position) > (?, ?) AND time < ?
      ORDER BY time, position LIMIT ?
      """;

  private final SqliteDatabase database;

  public EventArchive(SqliteDatabase database) {
    this.database = database;
  }

  /**
   * An entry as it was taken.
   *
   * @param position tells where to read on
   * @param time of the event
   */
  public record ArchivedEvent(long position, String type, Instant time, String entry) {}

  /**
   * Keeps an entry.
   *
   * @return whether its event was not there yet
   */
  static boolean insert(SqliteSession session, CloudEvent event, String entry, Instant now) {
    var isNew =
        session.executeUpdate(INSERT, event.id(), event.type(), event.time(), now, entry) == 1;
    if (isNew) {
      session.notifyOnCommit(CHANNEL);
    }
    return isNew;
  }

  static void deleteExpired(SqliteSession session, Instant now) {
    session.executeUpdate("DELETE FROM archive WHERE taken_at < ?", now.minus(RETENTION));
  }

  /** Some entries after a position, 0 for the first, in the order in which they were taken. */
  public Seq<ArchivedEvent> listAfter(long position) {
    return database.read(session ->
        session.queryAll(SELECT_AFTER_POSITION, EventArchive::archivedEvent, position, PAGE_SIZE));
  }

  /**
   * Calls whenever something was taken.
   *
   * @return ends that
   */
  public Runnable addListener(Runnable woken) {
    return database.addCommitListener(CHANNEL, woken);
  }

  /** Some entries of events before a moment, after one of them, in the order of their times. */
  static Seq<ArchivedEvent> listByTime(
      SqliteSession session, Instant time, long position, Instant to) {
    return session.queryAll(
        SELECT_BY_TIME, EventArchive::archivedEvent, time, position, to, PAGE_SIZE);
  }

  private static ArchivedEvent archivedEvent(Row row) {
    return new ArchivedEvent(
        row.number("position"), row.text("type"), row.instant("time"), row.text("entry"));
  }
}
