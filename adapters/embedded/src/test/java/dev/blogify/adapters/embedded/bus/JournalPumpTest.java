package dev.blogify.adapters.embedded.bus;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.embedded.bus.Rule.Bus;
import dev.blogify.adapters.embedded.sqlite.FreshDatabase;
import dev.blogify.adapters.embedded.sqlite.SqlitePosts;
import dev.blogify.adapters.events.Journal;
import dev.blogify.adapters.events.WireEvent;
import dev.blogify.adapters.events.WireEvent.Data;
import dev.blogify.application.Page;
import dev.blogify.application.event.Event;
import dev.blogify.application.event.EventBus;
import dev.blogify.application.event.EventBus.Refused;
import dev.blogify.application.event.InMemoryEventBus;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JournalPumpTest {
  private static final Rule ALL =
      new Rule("all", Bus.BLOGIFY, "{\"source\": [\"blogify.posts\"]}", 3, Duration.ofMinutes(1));

  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  private final MovableClock clock = new MovableClock();
  private final SqliteParkedEntries parked = new SqliteParkedEntries(fresh.database());
  private final SqliteEventBus bus =
      new SqliteEventBus(fresh.database(), List.of(ALL), clock, new SplittableRandom(1));
  private final Queues queues = new Queues(fresh.database(), clock, new SplittableRandom(2));
  private final JournalPump pump = pump(bus);

  JournalPumpTest() throws IOException {}

  private JournalPump pump(EventBus to) {
    return new JournalPump(
        fresh.database(),
        new PublishEvents(to, parked, clock, new SplittableRandom(3), clock::move),
        clock);
  }

  private Seq<Event> commit(PostChange change) {
    new SqlitePosts(fresh.database()).commit(change, by(ALICE)).get();
    return Journal.events(change, by(ALICE));
  }

  /** So many posts, each created and published. */
  private Seq<Event> story(int posts) {
    return List.rangeClosed(1, posts)
        .flatMap(post -> {
          var creation = created(post);
          return commit(creation).appendAll(commit(published(creation.after())));
        });
  }

  private void pumpAll(JournalPump chosen) {
    while (chosen.work().isZero()) {
      assertThat(chosen.position()).isPositive();
    }
  }

  private Seq<Event> archived() {
    var archive = new Archive(fresh.database());
    Seq<Event> all = List.empty();
    for (var page = archive.after(0);
        !page.isEmpty();
        page = archive.after(page.last().position())) {
      all =
          all.appendAll(
              page.map(kept ->
                  WireEvent.parse(Data.parse(kept.entry()).object("detail").json()).get().event()));
    }
    return all;
  }

  private static Seq<String> ids(Seq<Event> events) {
    return events.map(event -> event.id().toString());
  }

  @Test
  void publishesTheJournalAndRestsAtItsEnd() {
    var told = story(70);

    pumpAll(pump);

    assertThat(ids(archived())).containsExactlyInAnyOrderElementsOf(ids(told));
    assertThat(
            archived().groupBy(Event::subject).values().map(events -> events.map(Event::sequence)))
        .allSatisfy(sequences -> assertThat(sequences).isEqualTo(sequences.sorted()));
    assertThat(pump.position()).isEqualTo(140);
    assertThat(pump.work()).isEqualTo(Loop.LONGEST_REST);
  }

  @Test
  void publishesNothingTwiceAfterACrashBetweenTheBusAndThePosition() {
    var told = story(3);
    pumpAll(pump);

    fresh
        .database()
        .write(session -> session.run("DELETE FROM journal_reader WHERE name = 'publisher'"));
    pumpAll(pump(bus));

    assertThat(ids(archived())).containsExactlyInAnyOrderElementsOf(ids(told));
    assertThat(queues.size(ALL.name())).isEqualTo(told.size());
    assertThat(pump.position()).isEqualTo(6);
  }

  @Test
  void goesOnWhereAnotherProcessStopped() {
    story(1);
    pumpAll(pump);
    var later = commit(created(2));
    var another = new InMemoryEventBus();

    pumpAll(pump(another));

    assertThat(another.taken()).isEqualTo(later);
  }

  @Test
  void comesBackToAnEventThatTheBusRefuses() {
    var told = story(2);
    var stubborn = told.get(1);
    var refusing = new boolean[] {true};
    var another =
        new InMemoryEventBus((_, event) ->
            refusing[0] && event.equals(stubborn)
                ? Option.some(new Refused("InternalFailure", "scripted"))
                : Option.none());
    var refused = pump(another);

    assertThat(refused.work()).isPositive().isLessThan(Loop.LONGEST_REST);
    assertThat(refused.position()).isEqualTo(1);

    refusing[0] = false;
    pumpAll(refused);
    assertThat(another.taken()).containsAll(told);
    assertThat(refused.position()).isEqualTo(4);
  }

  @Test
  void parksWhatIsNoEventAndGoesOn() {
    commit(created(1));
    fresh
        .database()
        .write(session ->
            session.run(
                """
                INSERT INTO journal (event_id, source, type, subject, sequence, time, event)
                VALUES ('bad', 'blogify.posts', 'x', 'posts/x', '1', '', '{"id":"bad"}')
                """));
    commit(created(2));

    pumpAll(pump);

    assertThat(archived()).hasSize(2);
    assertThat(parked.list(Page.Request.first(10)).items())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry)
                .isEqualTo(new Poison("2", "bad", entry.reason(), "{\"id\":\"bad\"}")));
    fresh.database().write(session -> session.run("DELETE FROM journal WHERE position = 2"));
  }
}
