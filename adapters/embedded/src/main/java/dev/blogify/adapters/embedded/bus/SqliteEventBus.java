package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.bus.Archive.Kept;
import dev.blogify.adapters.embedded.bus.Rule.Bus;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Session;
import dev.blogify.application.event.Event;
import dev.blogify.application.event.EventBus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * EventBridge on one machine: what it takes lies in the archive and in the queue of each rule that
 * matches, in one transaction, when the call returns. What the archive holds already is not sent
 * again, unless by a replay.
 */
public final class SqliteEventBus implements EventBus {
  private static final long BEFORE_ALL = 0;

  private final Database database;
  private final Rules rules;
  private final InstantSource clock;
  private final RandomGenerator random;

  public SqliteEventBus(
      Database database, Seq<Rule> rules, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.rules = new Rules(rules);
    this.clock = clock;
    this.random = random;
  }

  /** Takes all or, if the database is busy, none. */
  @Override
  public Seq<Option<Refused>> put(Seq<Event> events) {
    if (events.isEmpty() || events.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException("A call takes 1 to %d events".formatted(MAX_ENTRIES));
    }
    var now = clock.instant();
    return database.write(session -> {
      Archive.forget(session, now);
      events.forEach(event -> take(session, event, now));
      return events.map(_ -> Option.<Refused>none());
    });
  }

  private void take(Session session, Event event, Instant now) {
    var entry = Entry.of(id(), event).json();
    if (Archive.keep(session, event, entry, now)) {
      send(session, Bus.BLOGIFY, entry, now);
    }
  }

  private void send(Session session, Bus bus, String entry, Instant now) {
    rules.matching(bus, entry).forEach(rule -> Queues.send(session, rule, entry, now));
  }

  /** Takes what the default bus would tell of an upload. */
  public void tell(ObjectCreated upload) {
    var now = clock.instant();
    var entry = upload.entry(id(), now).json();
    database.write(session -> {
      send(session, Bus.DEFAULT, entry, now);
      return entry;
    });
  }

  /**
   * Sends archived events to all rules again, under the name of the replay.
   *
   * @param from when the first of them happened
   * @param to when no more of them did
   * @return how many
   */
  public int replay(String name, Instant from, Instant to) {
    var replayed = 0;
    var time = from;
    var position = BEFORE_ALL;
    for (var page = replay(name, time, position, to);
        !page.isEmpty();
        page = replay(name, time, position, to)) {
      replayed += page.size();
      time = page.last().time();
      position = page.last().position();
    }
    return replayed;
  }

  /** A page is a transaction, so that other writers come in between. */
  private Seq<Kept> replay(String name, Instant time, long position, Instant to) {
    var now = clock.instant();
    return database.write(session -> {
      var page = Archive.between(session, time, position, to);
      page.forEach(kept -> send(session, Bus.BLOGIFY, Entry.replayed(kept.entry(), name), now));
      return page;
    });
  }

  /** EventBridge's own: a random UUID (RFC 9562, version 4). */
  private UUID id() {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }
}
