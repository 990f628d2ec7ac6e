package dev.blogify.adapters.out.embedded.bus;

import static dev.blogify.application.event.EventFixtures.event;
import static dev.blogify.application.event.EventFixtures.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.bus.EventArchive.ArchivedEvent;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabaseExtension;
import dev.blogify.application.event.EventBusContract;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteEventBusTest implements EventBusContract {
  private static final Rule ALL =
      rule("all", EventBusName.BLOGIFY, "{\"source\": [\"blogify.posts\"]}");
  private static final Rule TRASHED =
      rule("trashed", EventBusName.BLOGIFY, "{\"detail-type\": [\"blogify.post.trashed.v1\"]}");
  private static final Rule FIRST_ONLY =
      rule(
          "first",
          EventBusName.BLOGIFY,
          "{\"detail\": {\"sequence\": [\"0000000001.00\"], \"data\": {\"authorId\":"
              + " [{\"prefix\": \"al\"}]}}}");
  private static final Rule PURGED =
      rule("purged", EventBusName.BLOGIFY, "{\"detail-type\": [\"blogify.post.purged.v1\"]}");
  private static final Rule UPLOADS =
      rule(
          "uploads",
          EventBusName.DEFAULT,
          """
          {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail":
            {"bucket": {"name": ["media"]}, "object": {"key": [{"prefix": "pending/"}]}}}
          """);

  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  private final MutableClock clock = new MutableClock();
  private final SqliteEventBus bus =
      new SqliteEventBus(
          sqlite.database(),
          List.of(ALL, TRASHED, FIRST_ONLY, PURGED, UPLOADS),
          clock,
          new SplittableRandom(1));
  private final SqliteQueues queues =
      new SqliteQueues(sqlite.database(), clock, new SplittableRandom(2));
  private final EventArchive archive = new EventArchive(sqlite.database());

  SqliteEventBusTest() throws IOException {}

  private static Rule rule(String name, EventBusName bus, String pattern) {
    return new Rule(name, bus, pattern, 3, Duration.ofMinutes(1));
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public Seq<CloudEvent> accepted() {
    return archive.listAfter(0).map(event -> cloudEvent(event.entry()));
  }

  private static CloudEvent cloudEvent(String entry) {
    return ParsedEvent.parse(JsonObject.parse(entry).object("detail").toJson()).get().event();
  }

  private Seq<String> bodies(Rule rule) {
    return queues.receive(rule).map(SqliteQueues.Message::body);
  }

  @Test
  void writesEventsInTheFormatOfEventBridge() {
    bus.put(List.of(event(1, 1)));

    var entry = bodies(ALL).single();

    var id = JsonObject.parse(entry).text("id");
    assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(entry)
        .isEqualTo(
            "{\"version\":\"0\",\"id\":\"%s\",\"detail-type\":\"blogify.post.trashed.v1\","
                    .formatted(id)
                + "\"source\":\"blogify.posts\",\"account\":\"000000000000\","
                + "\"time\":\"2026-03-01T12:30:00Z\",\"region\":\"local\",\"resources\":[],"
                + "\"detail\":%s}".formatted(event(1, 1).json()));
  }

  @Test
  void sendsAnEventToTheMatchingRulesOnly() {
    bus.put(List.of(event(1, 1), event(2, 7)));

    assertThat(bodies(ALL)).hasSize(2);
    assertThat(bodies(TRASHED)).hasSize(2);
    assertThat(bodies(FIRST_ONLY).map(SqliteEventBusTest::cloudEvent)).containsExactly(event(1, 1));
    assertThat(bodies(PURGED)).isEmpty();
    assertThat(bodies(UPLOADS)).isEmpty();
  }

  @Test
  void doesNotSendAnArchivedEventAgain() {
    bus.put(List.of(event(1, 1)));
    bus.put(List.of(event(1, 1), event(1, 2)));

    assertThat(bodies(ALL).map(SqliteEventBusTest::cloudEvent))
        .containsExactly(event(1, 1), event(1, 2));
    assertThat(accepted()).containsExactly(event(1, 1), event(1, 2));
  }

  @Test
  void archivesEventsForThirtyDays() {
    bus.put(List.of(event(1, 1)));
    clock.advance(EventArchive.RETENTION);
    bus.put(List.of(event(2, 1)));
    assertThat(accepted()).containsExactly(event(1, 1), event(2, 1));

    clock.advance(Duration.ofNanos(1));
    bus.put(List.of(event(3, 1)));

    assertThat(accepted()).containsExactly(event(2, 1), event(3, 1));
  }

  @Test
  void sendsAnObjectCreatedEventInTheFormatOfS3() {
    bus.putObjectCreated("media", new UploadCompleted("pending/alice/1", 17, "abc"));
    bus.putObjectCreated("media", new UploadCompleted("assets/1/abc", 17, "abc"));
    bus.putObjectCreated("another", new UploadCompleted("pending/alice/1", 17, "abc"));

    assertThat(bodies(UPLOADS))
        .singleElement()
        .asString()
        .endsWith(
            "\"detail-type\":\"Object Created\",\"source\":\"aws.s3\",\"account\":\"000000000000\","
                + "\"time\":\"2026-03-01T12:30:01Z\",\"region\":\"local\",\"resources\":[],"
                + "\"detail\":{\"version\":\"0\",\"bucket\":{\"name\":\"media\"},\"object\":"
                + "{\"key\":\"pending/alice/1\",\"size\":17,\"etag\":\"abc\"},"
                + "\"reason\":\"PutObject\"}}");
    assertThat(bodies(ALL)).isEmpty();
    assertThat(archive.listAfter(0)).isEmpty();
  }

  @Test
  void replaysTheEventsOfATimeRangeToTheMatchingRules() {
    for (var batch : List.range(0, 23)) {
      bus.put(events(10).map(each -> shifted(each, batch)));
    }
    drain(ALL);
    drain(FIRST_ONLY);

    var from = events(1).head().time().plusSeconds(1);
    assertThat(bus.replay("replay-1", from, from.plusSeconds(21))).isEqualTo(210);

    var replayed = drain(ALL);
    assertThat(replayed)
        .hasSize(210)
        .allMatch(body -> body.startsWith("{\"replay-name\":\"replay-1\","));
    assertThat(replayed.map(body -> JsonObject.parse(body).text("id")).distinct()).hasSize(210);
    assertThat(replayed)
        .first()
        .asString()
        .endsWith(archive.listAfter(10).map(ArchivedEvent::entry).head().substring(1));
    assertThat(drain(FIRST_ONLY)).hasSize(210);
    assertThat(bus.replay("replay-1", from, from)).isZero();
  }

  /** Returns a different event that occurred later. */
  private static CloudEvent shifted(CloudEvent event, int seconds) {
    var other = event(Integer.parseInt(event.subject().substring(38)) + 100 * seconds, 1);
    return new CloudEvent(
        other.id(),
        other.source(),
        other.type(),
        other.subject(),
        other.sequence(),
        other.time().plusSeconds(seconds),
        other.json());
  }

  private Seq<String> drain(Rule rule) {
    Seq<String> drained = List.empty();
    for (var batch = queues.receive(rule); !batch.isEmpty(); batch = queues.receive(rule)) {
      drained = drained.appendAll(batch.map(SqliteQueues.Message::body));
      queues.applyResults(
          rule, batch.map(message -> new SqliteQueues.MessageResult(message, Option.none())));
    }
    return drained;
  }

  @Test
  void rejectsAnInvalidPattern() {
    assertThatThrownBy(() ->
            new SqliteEventBus(
                sqlite.database(),
                List.of(rule("bad", EventBusName.BLOGIFY, "{\"source\": \"blogify.posts\"}")),
                clock,
                new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad");
  }
}
