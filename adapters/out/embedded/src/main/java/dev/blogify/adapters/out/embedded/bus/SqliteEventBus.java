package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.out.embedded.bus.EventArchive.ArchivedEvent;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
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
  private static final long BEFORE_FIRST_POSITION = 0;

  private final SqliteDatabase database;
  private final RuleMatcher ruleMatcher;
  private final InstantSource clock;
  private final RandomGenerator random;

  public SqliteEventBus(
      SqliteDatabase database, Seq<Rule> rules, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.ruleMatcher = new RuleMatcher(rules);
    this.clock = clock;
    this.random = random;
  }

  /** Takes all or, if the database is busy, none. */
  @Override
  public Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A batch contains at least one event");
    }
    var now = clock.instant();
    return database.write(session -> {
      EventArchive.deleteExpired(session, now);
      events.forEach(event -> archiveAndRoute(session, event, now));
      return events.map(_ -> Option.<PutFailure>none());
    });
  }

  private void archiveAndRoute(SqliteSession session, CloudEvent event, Instant now) {
    var entry = EventBridgeEvent.wrap(randomId(), event).toJson();
    if (EventArchive.insert(session, event, entry, now)) {
      route(session, EventBusName.BLOGIFY, entry, now);
    }
  }

  private void route(SqliteSession session, EventBusName bus, String entry, Instant now) {
    ruleMatcher
        .matchingRuleNames(bus, entry)
        .forEach(rule -> SqliteQueues.send(session, rule, entry, now));
  }

  /** Takes what the default bus would tell of an upload. */
  public void putObjectCreated(ObjectCreated upload) {
    var now = clock.instant();
    var entry = upload.toEventBridgeEvent(randomId(), now).toJson();
    database.write(session -> {
      route(session, EventBusName.DEFAULT, entry, now);
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
    var position = BEFORE_FIRST_POSITION;
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
  private Seq<ArchivedEvent> replay(String name, Instant time, long position, Instant to) {
    var now = clock.instant();
    return database.write(session -> {
      var page = EventArchive.listByTime(session, time, position, to);
      page.forEach(kept ->
          route(
              session,
              EventBusName.BLOGIFY,
              EventBridgeEvent.withReplayName(kept.entry(), name),
              now));
      return page;
    });
  }

  /** EventBridge's own: a random UUID (RFC 9562, version 4). */
  private UUID randomId() {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }
}
