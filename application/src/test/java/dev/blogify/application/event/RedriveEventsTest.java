package dev.blogify.application.event;

import static dev.blogify.application.event.EventFixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.event.RedriveEvents.RedriveSummary;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RedriveEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");
  private static final Instant DEADLINE = NOW.plusSeconds(10);

  private final InMemoryOutboxDeadLetters deadLetters = new InMemoryOutboxDeadLetters();
  private final InMemoryEventBus bus = new InMemoryEventBus();
  private Instant now = NOW;

  @Test
  void publishesAndRemovesDecodableEntries() {
    List.of("a", "b").forEach(id -> deadLetters.add(undecodable(id)));

    var summary = redrive(bus, HashMap.of("a", eventsOf(1), "b", eventsOf(2)));

    assertThat(summary).isEqualTo(new RedriveSummary(2, 0, 0, true));
    assertThat(bus.accepted()).containsExactly(event(1, 1), event(2, 1));
    assertThat(ids()).isEmpty();
  }

  @Test
  void keepsUndecodableEntriesWithTheNewReason() {
    List.of("a", "b").forEach(id -> deadLetters.add(undecodable(id)));
    var still = new UndecodableRecord("0", "a", "another reason", "{}");

    var summary = redrive(bus, HashMap.of("a", List.of(still), "b", eventsOf(2)));

    assertThat(summary).isEqualTo(new RedriveSummary(1, 1, 0, true));
    assertThat(deadLetters.list(Page.PageRequest.firstPage(10)).items()).containsExactly(still);
  }

  @Test
  void publishesABatchAndDeadLettersItsUndecodableEntry() {
    deadLetters.add(undecodable("batch"));

    var summary =
        redrive(
            bus,
            HashMap.of("batch", eventsOf(1).append(undecodable("a-part")).appendAll(eventsOf(2))));

    assertThat(summary.redriven()).isOne();
    assertThat(bus.accepted()).containsExactly(event(1, 1), event(2, 1));
    assertThat(ids()).containsExactly("a-part");
  }

  @Test
  void keepsRefusedEntriesAndContinues() {
    List.of("a", "b").forEach(id -> deadLetters.add(undecodable(id)));
    var refusing =
        new InMemoryEventBus((_, event) ->
            event.equals(event(1, 1))
                ? Option.some(new PutFailure("InternalFailure", "again"))
                : Option.none());

    var summary = redrive(refusing, HashMap.of("a", eventsOf(1), "b", eventsOf(2)));

    assertThat(summary).isEqualTo(new RedriveSummary(1, 0, 1, true));
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void reportsAnIncompleteRun() {
    List.of("a", "b", "c").forEach(id -> deadLetters.add(undecodable(id)));
    var slow =
        new InMemoryEventBus((_, _) -> {
          now = now.plusSeconds(6);
          return Option.none();
        });

    var summary = redrive(slow, HashMap.of("a", eventsOf(1), "b", eventsOf(2), "c", eventsOf(3)));

    assertThat(summary).isEqualTo(new RedriveSummary(2, 0, 0, false));
    assertThat(ids()).containsExactly("c");
  }

  @Test
  void processesEachEntryOfSeveralPagesOnce() {
    var ids = List.range(100, 135).map(String::valueOf);
    ids.forEach(id -> deadLetters.add(undecodable(id)));

    var summary =
        redrive(
            bus,
            ids.toMap(id -> id, id -> Integer.parseInt(id) % 2 == 0 ? eventsOf(1) : still(id)));

    assertThat(summary).isEqualTo(new RedriveSummary(18, 17, 0, true));
    assertThat(ids()).isEqualTo(ids.filter(id -> Integer.parseInt(id) % 2 != 0).toVector());
  }

  private RedriveSummary redrive(EventBus onto, Map<String, Seq<OutboxEntry>> now) {
    var publishEvents =
        new PublishEvents(
            onto,
            deadLetters,
            () -> this.now,
            new Random(1),
            time -> this.now = this.now.plus(time));
    return new RedriveEvents(
            deadLetters,
            publishEvents,
            entry -> now.getOrElse(entry.id(), List.of(entry)),
            () -> this.now)
        .handle(DEADLINE);
  }

  private Seq<String> ids() {
    return deadLetters
        .list(Page.PageRequest.firstPage(Page.PageRequest.MAX_LIMIT))
        .items()
        .map(UndecodableRecord::id);
  }

  private static Seq<OutboxEntry> eventsOf(int post) {
    return List.of(new Decoded("0", List.of(event(post, 1))));
  }

  private static Seq<OutboxEntry> still(String id) {
    return List.of(undecodable(id));
  }

  private static UndecodableRecord undecodable(String id) {
    return new UndecodableRecord("0", id, "no JSON", "{}");
  }
}
