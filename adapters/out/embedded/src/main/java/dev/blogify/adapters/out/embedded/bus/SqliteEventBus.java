package dev.blogify.adapters.out.embedded.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.bus.EventArchive.ArchivedEvent;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.event.ruler.Machine;

/**
 * An event bus that stores each event in the archive and in the queue of every matching rule, in
 * one transaction. An event that is already in the archive is ignored. Only a replay sends it
 * again. The rule engine of EventBridge matches the patterns.
 */
public final class SqliteEventBus implements EventBus {
  private static final long BEFORE_FIRST_POSITION = 0;

  private final SqliteDatabase database;
  private final Map<EventBusName, Machine> ruleMatchers;
  private final ObjectMapper objectMapper = new ObjectMapper();
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Throws an {@link IllegalArgumentException} if the pattern of a rule is not valid. */
  public SqliteEventBus(
      SqliteDatabase database, Seq<Rule> rules, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.ruleMatchers = rules.groupBy(Rule::bus).mapValues(SqliteEventBus::ruleMatcher);
    this.clock = clock;
    this.random = random;
  }

  private static Machine ruleMatcher(Seq<Rule> rules) {
    var machine = Machine.builder().build();
    for (var rule : rules) {
      try {
        machine.addRule(rule.name(), rule.pattern());
      } catch (IOException e) {
        throw new IllegalArgumentException("Invalid event pattern of rule " + rule.name(), e);
      }
    }
    return machine;
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
    var eventJson =
        toEventBridgeJson(
            event.source(), event.type(), event.time(), JsonObject.parse(event.json()));
    if (EventArchive.insert(session, event, eventJson, now)) {
      route(session, EventBusName.BLOGIFY, eventJson, now);
    }
  }

  /** Sends an event to the queues of the matching rules. */
  private void route(SqliteSession session, EventBusName bus, String eventJson, Instant now) {
    ruleMatchers
        .get(bus)
        .toList()
        .flatMap(matcher -> matcher.rulesForJSONEvent(parseJson(eventJson)))
        .distinct()
        .forEach(rule -> SqliteQueues.send(session, rule, eventJson, now));
  }

  private JsonNode parseJson(String eventJson) {
    try {
      return objectMapper.readTree(eventJson);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The event is not valid JSON", e);
    }
  }

  /**
   * Returns the JSON that EventBridge delivers (AWS: structure of Amazon EventBridge events), with
   * a new id. The time is truncated to seconds, as EventBridge does.
   */
  private String toEventBridgeJson(
      String source, String detailType, Instant time, JsonObject detail) {
    return JsonObject.EMPTY
        .with("version", "0")
        .with("id", randomId().toString())
        .with("detail-type", detailType)
        .with("source", source)
        .with("account", "000000000000")
        .with("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .with("region", "local")
        .with("resources", List.empty())
        .with("detail", detail)
        .toJson();
  }

  /**
   * Puts the event that S3 sends after an upload on the default bus (AWS: Amazon S3, EventBridge
   * event message structure).
   */
  public void putObjectCreated(String bucket, UploadCompleted upload) {
    var now = clock.instant();
    var detail =
        JsonObject.EMPTY
            .with("version", "0")
            .with("bucket", JsonObject.EMPTY.with("name", bucket))
            .with(
                "object",
                JsonObject.EMPTY
                    .with("key", upload.key())
                    .with("size", upload.size())
                    .with("etag", upload.etag()))
            .with("reason", "PutObject");
    var eventJson = toEventBridgeJson("aws.s3", "Object Created", now, detail);
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
    var page = replayPage(name, from, BEFORE_FIRST_POSITION, to);
    while (!page.isEmpty()) {
      replayed += page.size();
      page = replayPage(name, page.last().time(), page.last().position(), to);
    }
    return replayed;
  }

  /** Replays one page in a transaction of its own, so that other writers do not wait long. */
  private Seq<ArchivedEvent> replayPage(String name, Instant time, long position, Instant to) {
    var now = clock.instant();
    return database.write(session -> {
      var page = EventArchive.listByTime(session, time, position, to);
      page.forEach(archived ->
          route(session, EventBusName.BLOGIFY, withReplayName(archived.entry(), name), now));
      return page;
    });
  }

  private static String withReplayName(String eventJson, String replay) {
    return "{\"replay-name\":\"%s\",%s".formatted(replay, eventJson.substring(1));
  }

  /** Returns a random UUID (RFC 9562, version 4), as EventBridge assigns to events. */
  private UUID randomId() {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }
}
