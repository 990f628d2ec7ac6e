package dev.blogify.adapters.out.embedded.bus;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabaseExtension;
import dev.blogify.adapters.out.embedded.sqlite.SqlitePosts;
import dev.blogify.application.Page;
import dev.blogify.application.event.InMemoryEventBus;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OutboxRelayTest {
  private static final Rule ALL =
      new Rule(
          "all",
          EventBusName.BLOGIFY,
          "{\"source\": [\"blogify.posts\"]}",
          3,
          Duration.ofMinutes(1));

  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  private final MutableClock clock = new MutableClock();
  private final SqliteOutboxDeadLetters deadLetters =
      new SqliteOutboxDeadLetters(sqlite.database());
  private final SqliteEventBus bus =
      new SqliteEventBus(sqlite.database(), List.of(ALL), clock, new SplittableRandom(1));
  private final OutboxRelay relay = relayTo(bus);

  OutboxRelayTest() throws IOException {}

  private OutboxRelay relayTo(EventBus target) {
    return new OutboxRelay(
        sqlite.database(),
        new PublishEvents(target, deadLetters, clock, new SplittableRandom(3), clock::advance),
        clock);
  }

  private Seq<CloudEvent> commit(PostChange change) {
    new SqlitePosts(sqlite.database()).commit(change, forActor(ALICE)).get();
    return Outbox.events(change, forActor(ALICE));
  }

  /** Creates and publishes posts; returns their events. */
  private Seq<CloudEvent> createAndPublish(int postCount) {
    return List.rangeClosed(1, postCount)
        .flatMap(post -> {
          var creation = created(post);
          return commit(creation).appendAll(commit(published(creation.after())));
        });
  }

  private static void relayAll(OutboxRelay relay) {
    while (relay.relayBatch().isZero()) {
      assertThat(relay.lastPublishedPosition()).isPositive();
    }
  }

  private Seq<CloudEvent> archived() {
    var archive = new EventArchive(sqlite.database());
    Seq<CloudEvent> all = List.empty();
    for (var page = archive.listAfter(0);
        !page.isEmpty();
        page = archive.listAfter(page.last().position())) {
      all =
          all.appendAll(
              page.map(event ->
                  ParsedEvent.parse(JsonObject.parse(event.entry()).object("detail").toJson())
                      .get()
                      .event()));
    }
    return all;
  }

  private static Seq<String> ids(Seq<CloudEvent> events) {
    return events.map(event -> event.id().toString());
  }

  @Test
  void publishesTheOutboxAndIdlesAtItsEnd() {
    var events = createAndPublish(70);

    relayAll(relay);

    assertThat(ids(archived())).containsExactlyInAnyOrderElementsOf(ids(events));
    assertThat(
            archived()
                .groupBy(CloudEvent::subject)
                .values()
                .map(ofSubject -> ofSubject.map(CloudEvent::sequence)))
        .allSatisfy(sequences -> assertThat(sequences).isEqualTo(sequences.sorted()));
    assertThat(relay.lastPublishedPosition()).isEqualTo(140);
    assertThat(relay.relayBatch()).isEqualTo(PollingThread.MAX_IDLE);
  }

  @Test
  void publishesNoEventTwiceAfterACrashBeforeThePositionIsSaved() {
    var events = createAndPublish(3);
    relayAll(relay);

    sqlite
        .database()
        .write(session ->
            session.executeUpdate("DELETE FROM outbox_reader WHERE name = 'outbox-relay'"));
    relayAll(relayTo(bus));

    assertThat(ids(archived())).containsExactlyInAnyOrderElementsOf(ids(events));
    assertThat(sqlite.messageCount(ALL.name())).isEqualTo(events.size());
    assertThat(relay.lastPublishedPosition()).isEqualTo(6);
  }

  @Test
  void continuesAtTheSavedPosition() {
    createAndPublish(1);
    relayAll(relay);
    var laterEvents = commit(created(2));
    var otherBus = new InMemoryEventBus();

    relayAll(relayTo(otherBus));

    assertThat(otherBus.accepted()).isEqualTo(laterEvents);
  }

  @Test
  void retriesAnEventThatTheBusRejects() {
    var events = createAndPublish(2);
    var rejected = events.get(1);
    var isRejecting = new boolean[] {true};
    var otherBus =
        new InMemoryEventBus((_, event) ->
            isRejecting[0] && event.equals(rejected)
                ? Option.some(new PutFailure("InternalFailure", "scripted"))
                : Option.none());
    var retryingRelay = relayTo(otherBus);

    assertThat(retryingRelay.relayBatch()).isPositive().isLessThan(PollingThread.MAX_IDLE);
    assertThat(retryingRelay.lastPublishedPosition()).isEqualTo(1);

    isRejecting[0] = false;
    relayAll(retryingRelay);
    assertThat(otherBus.accepted()).containsAll(events);
    assertThat(retryingRelay.lastPublishedPosition()).isEqualTo(4);
  }

  @Test
  void movesAnUndecodableEntryToTheDeadLettersAndContinues() {
    commit(created(1));
    sqlite
        .database()
        .write(session ->
            session.executeUpdate(
                """
                INSERT INTO outbox (event_id, source, type, subject, sequence, time, event)
                VALUES ('bad', 'blogify.posts', 'x', 'posts/x', '1', '', '{"id":"bad"}')
                """));
    commit(created(2));

    relayAll(relay);

    assertThat(archived()).hasSize(2);
    assertThat(deadLetters.list(Page.PageRequest.firstPage(10)).items())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry)
                .isEqualTo(new UndecodableRecord("2", "bad", entry.reason(), "{\"id\":\"bad\"}")));
    sqlite
        .database()
        .write(session -> session.executeUpdate("DELETE FROM outbox WHERE position = 2"));
  }
}
