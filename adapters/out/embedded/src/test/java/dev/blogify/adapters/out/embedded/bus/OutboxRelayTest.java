package dev.blogify.adapters.out.embedded.bus;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.events.ReceivedEvent;
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

  @RegisterExtension final SqliteDatabaseExtension fresh = new SqliteDatabaseExtension();

  private final MutableClock clock = new MutableClock();
  private final SqliteOutboxDeadLetters parked = new SqliteOutboxDeadLetters(fresh.database());
  private final SqliteEventBus bus =
      new SqliteEventBus(fresh.database(), List.of(ALL), clock, new SplittableRandom(1));
  private final SqliteQueues queues =
      new SqliteQueues(fresh.database(), clock, new SplittableRandom(2));
  private final OutboxRelay pump = pump(bus);

  OutboxRelayTest() throws IOException {}

  private OutboxRelay pump(EventBus to) {
    return new OutboxRelay(
        fresh.database(),
        new PublishEvents(to, parked, clock, new SplittableRandom(3), clock::advance),
        clock);
  }

  private Seq<CloudEvent> commit(PostChange change) {
    new SqlitePosts(fresh.database()).commit(change, forActor(ALICE)).get();
    return Outbox.events(change, forActor(ALICE));
  }

  /** So many posts, each created and published. */
  private Seq<CloudEvent> story(int posts) {
    return List.rangeClosed(1, posts)
        .flatMap(post -> {
          var creation = created(post);
          return commit(creation).appendAll(commit(published(creation.after())));
        });
  }

  private void pumpAll(OutboxRelay chosen) {
    while (chosen.relayBatch().isZero()) {
      assertThat(chosen.lastPublishedPosition()).isPositive();
    }
  }

  private Seq<CloudEvent> archived() {
    var archive = new EventArchive(fresh.database());
    Seq<CloudEvent> all = List.empty();
    for (var page = archive.listAfter(0);
        !page.isEmpty();
        page = archive.listAfter(page.last().position())) {
      all =
          all.appendAll(
              page.map(kept ->
                  ReceivedEvent.parse(JsonObject.parse(kept.entry()).object("detail").toJson())
                      .get()
                      .event()));
    }
    return all;
  }

  private static Seq<String> ids(Seq<CloudEvent> events) {
    return events.map(event -> event.id().toString());
  }

  @Test
  void publishesTheJournalAndRestsAtItsEnd() {
    var told = story(70);

    pumpAll(pump);

    assertThat(ids(archived())).containsExactlyInAnyOrderElementsOf(ids(told));
    assertThat(
            archived()
                .groupBy(CloudEvent::subject)
                .values()
                .map(events -> events.map(CloudEvent::sequence)))
        .allSatisfy(sequences -> assertThat(sequences).isEqualTo(sequences.sorted()));
    assertThat(pump.lastPublishedPosition()).isEqualTo(140);
    assertThat(pump.relayBatch()).isEqualTo(PollingThread.MAX_IDLE);
  }

  @Test
  void publishesNothingTwiceAfterACrashBetweenTheBusAndThePosition() {
    var told = story(3);
    pumpAll(pump);

    fresh
        .database()
        .write(session ->
            session.executeUpdate("DELETE FROM journal_reader WHERE name = 'publisher'"));
    pumpAll(pump(bus));

    assertThat(ids(archived())).containsExactlyInAnyOrderElementsOf(ids(told));
    assertThat(queues.size(ALL.name())).isEqualTo(told.size());
    assertThat(pump.lastPublishedPosition()).isEqualTo(6);
  }

  @Test
  void goesOnWhereAnotherProcessStopped() {
    story(1);
    pumpAll(pump);
    var later = commit(created(2));
    var another = new InMemoryEventBus();

    pumpAll(pump(another));

    assertThat(another.accepted()).isEqualTo(later);
  }

  @Test
  void comesBackToAnEventThatTheBusRefuses() {
    var told = story(2);
    var stubborn = told.get(1);
    var refusing = new boolean[] {true};
    var another =
        new InMemoryEventBus((_, event) ->
            refusing[0] && event.equals(stubborn)
                ? Option.some(new PutFailure("InternalFailure", "scripted"))
                : Option.none());
    var refused = pump(another);

    assertThat(refused.relayBatch()).isPositive().isLessThan(PollingThread.MAX_IDLE);
    assertThat(refused.lastPublishedPosition()).isEqualTo(1);

    refusing[0] = false;
    pumpAll(refused);
    assertThat(another.accepted()).containsAll(told);
    assertThat(refused.lastPublishedPosition()).isEqualTo(4);
  }

  @Test
  void parksWhatIsNoEventAndGoesOn() {
    commit(created(1));
    fresh
        .database()
        .write(session ->
            session.executeUpdate(
                """
                INSERT INTO journal (event_id, source, type, subject, sequence, time, event)
                VALUES ('bad', 'blogify.posts', 'x', 'posts/x', '1', '', '{"id":"bad"}')
                """));
    commit(created(2));

    pumpAll(pump);

    assertThat(archived()).hasSize(2);
    assertThat(parked.list(Page.PageRequest.firstPage(10)).items())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry)
                .isEqualTo(new UndecodableRecord("2", "bad", entry.reason(), "{\"id\":\"bad\"}")));
    fresh
        .database()
        .write(session -> session.executeUpdate("DELETE FROM journal WHERE position = 2"));
  }
}
