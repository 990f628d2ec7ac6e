package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.out.embedded.bus.EventArchive.ArchivedEvent;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
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
 * An event bus that stores each event in the archive and in the queue of every matching rule, in
 * one transaction. An event that is already in the archive is ignored. Only a replay sends it
 * again.
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

  /** Accepts all events, or throws if the database is busy. */
  @Override
  public Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A batch must have at least one event");
    }
    var now = clock.instant();
    return database.write(session -> {
      EventArchive.deleteExpired(session, now);
      events.forEach(event -> archiveAndRoute(session, event, now));
      return events.map(_ -> Option.<PutFailure>none());
    });
  }

  private void archiveAndRoute(SqliteSession session, CloudEvent event, Instant now) {
    var eventJson = EventBridgeEvent.wrap(randomId(), event).toJson();
    if (EventArchive.insert(session, event, eventJson, now)) {
      route(session, EventBusName.BLOGIFY, eventJson, now);
    }
  }

  private void route(SqliteSession session, EventBusName bus, String eventJson, Instant now) {
    ruleMatcher
        .matchingRuleNames(bus, eventJson)
        .forEach(rule -> SqliteQueues.send(session, rule, eventJson, now));
  }

  /** Puts the event that S3 sends after an upload on the default bus. */
  public void putObjectCreated(String bucket, UploadCompleted upload) {
    var now = clock.instant();
    var eventJson = EventBridgeEvent.objectCreated(randomId(), now, bucket, upload).toJson();
    database.write(session -> {
      route(session, EventBusName.DEFAULT, eventJson, now);
      return eventJson;
    });
  }

  /**
   * Sends archived events to the matching rules again.
   *
   * @param name the name of the replay, which is added to each event
   * @param from the inclusive start of the time range
   * @param to the exclusive end of the time range
   * @return the number of events
   */
  public int replay(String name, Instant from, Instant to) {
    var replayed = 0;
    var time = from;
    var position = BEFORE_FIRST_POSITION;
    for (var page = replayPage(name, time, position, to);
        !page.isEmpty();
        page = replayPage(name, time, position, to)) {
      replayed += page.size();
      time = page.last().time();
      position = page.last().position();
    }
    return replayed;
  }

  /** Replays one page in a transaction of its own, so that other writers do not wait long. */
  private Seq<ArchivedEvent> replayPage(String name, Instant time, long position, Instant to) {
    var now = clock.instant();
    return database.write(session -> {
      var page = EventArchive.listByTime(session, time, position, to);
      page.forEach(archived ->
          route(
              session,
              EventBusName.BLOGIFY,
              EventBridgeEvent.withReplayName(archived.entry(), name),
              now));
      return page;
    });
  }

  /** Returns a random UUID (RFC 9562, version 4), as EventBridge assigns to events. */
  private UUID randomId() {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }
}
