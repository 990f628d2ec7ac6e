package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.adapters.embedded.sqlite.Session;
import dev.blogify.application.event.Event;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/** What the bus took in the last 30 days, in the table {@code archive}: each event once. */
public final class Archive {
  static final Duration KEPT = Duration.ofDays(30);
  private static final String CHANNEL = "archive";
  private static final int PAGE = 100;

  private static final String KEEP =
      """
      INSERT INTO archive (event_id, type, time, taken_at, entry) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (event_id) DO NOTHING
      """;
  private static final String AFTER =
      """
      SELECT * FROM archive WHERE position > ? ORDER BY position LIMIT ?
      """;
  private static final String BETWEEN =
      """
      SELECT * FROM archive WHERE (time, position) > (?, ?) AND time < ?
      ORDER BY time, position LIMIT ?
      """;

  private final Database database;

  public Archive(Database database) {
    this.database = database;
  }

  /**
   * An entry as it was taken.
   *
   * @param position tells where to read on
   * @param time of the event
   */
  public record Kept(long position, String type, Instant time, String entry) {}

  /**
   * Keeps an entry.
   *
   * @return whether its event was not there yet
   */
  static boolean keep(Session session, Event event, String entry, Instant now) {
    var isNew = session.run(KEEP, event.id(), event.type(), event.time(), now, entry) == 1;
    if (isNew) {
      session.announce(CHANNEL);
    }
    return isNew;
  }

  static void forget(Session session, Instant now) {
    session.run("DELETE FROM archive WHERE taken_at < ?", now.minus(KEPT));
  }

  /** Some entries after a position, 0 for the first, in the order in which they were taken. */
  public Seq<Kept> after(long position) {
    return database.read(session -> session.all(AFTER, Archive::kept, position, PAGE));
  }

  /**
   * Calls whenever something was taken.
   *
   * @return ends that
   */
  public Runnable listen(Runnable woken) {
    return database.listen(CHANNEL, woken);
  }

  /** Some entries of events before a moment, after one of them, in the order of their times. */
  static Seq<Kept> between(Session session, Instant time, long position, Instant to) {
    return session.all(BETWEEN, Archive::kept, time, position, to, PAGE);
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.number("position"), row.text("type"), row.instant("time"), row.text("entry"));
  }
}
