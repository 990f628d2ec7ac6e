package dev.blogify.application.event;

import static dev.blogify.application.event.EventFixtures.event;
import static dev.blogify.application.event.EventFixtures.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.event.InMemoryEventBus.PutScript;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class PublishEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");
  private static final Duration TIME = Duration.ofSeconds(25);
  private static final Option<PutFailure> REFUSED =
      Option.some(new PutFailure("InternalFailure", "try again"));
  private static final int MASKS = 1 << PublishEvents.MAX_BATCH_SIZE;

  private final InMemoryOutboxDeadLetters deadLetters = new InMemoryOutboxDeadLetters();
  private Vector<Duration> backoffs = Vector.empty();
  private Instant now = NOW;

  /** All 1,024 patterns of refusals of ten events (EVT-6). */
  @Test
  void retriesExactlyTheRefusedEvents() {
    var events = events(PublishEvents.MAX_BATCH_SIZE);
    for (var mask = 0; mask < MASKS; mask++) {
      var refused = subset(events, mask);
      var bus =
          new InMemoryEventBus(
              (call, event) -> call == 0 && refused.contains(event) ? REFUSED : Option.none());

      assertThat(publish(bus, oneByOne(events))).isEmpty();

      assertThat(bus.calls())
          .isEqualTo(refused.isEmpty() ? Vector.of(events) : Vector.of(events, refused));
      assertThat(bus.accepted()).containsExactlyInAnyOrderElementsOf(events);
    }
  }

  @Test
  void returnsThePositionOfTheFirstUnpublishedEntry() {
    var events = events(PublishEvents.MAX_BATCH_SIZE);
    for (var mask = 1; mask < MASKS; mask++) {
      var refused = subset(events, mask);
      var bus =
          new InMemoryEventBus((_, event) -> refused.contains(event) ? REFUSED : Option.none());

      assertThat(publish(bus, oneByOne(events)))
          .isEqualTo(Option.some(position(Integer.numberOfTrailingZeros(mask))));

      assertThat(bus.accepted()).containsExactlyElementsOf(events.removeAll(refused));
    }
  }

  /** Random histories of a few posts on a bus with random failures. */
  @Test
  void preservesTheOrderOfASubjectForAnyPatternOfRefusals() {
    for (var seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var entries = histories(random);
      var bus = new InMemoryEventBus(unreliable(random));

      var failed = publish(bus, entries);

      assertThat(bus.accepted().groupBy(CloudEvent::subject).values())
          .as("seed %d", seed)
          .allSatisfy(life ->
              assertThat(life.map(CloudEvent::sequence).asJava())
                  .isSorted()
                  .doesNotHaveDuplicates());
      assertThat(failed)
          .as("seed %d", seed)
          .isEqualTo(
              entries
                  .find(entry -> !bus.accepted().containsAll(eventsOf(entry)))
                  .map(OutboxEntry::position));
    }
  }

  @Test
  void batchesHaveAtMostTenEventsAndOneOfEachSubject() {
    for (var seed = 0; seed < 500; seed++) {
      var bus = new InMemoryEventBus(unreliable(new Random(seed)));

      publish(bus, histories(new Random(seed)));

      assertThat(bus.calls())
          .as("seed %d", seed)
          .allSatisfy(call ->
              assertThat(call.map(CloudEvent::subject))
                  .hasSizeBetween(1, PublishEvents.MAX_BATCH_SIZE)
                  .doesNotHaveDuplicates());
    }
  }

  @Test
  void entryIsUnpublishedWhileAnyOfItsEventsIs() {
    var renamed = new Decoded(position(0), List.of(event(1, 4, 0), event(1, 4, 1)));
    var other = new Decoded(position(1), List.of(event(2, 1)));
    var bus =
        new InMemoryEventBus((_, event) -> event.equals(event(1, 4, 1)) ? REFUSED : Option.none());

    assertThat(publish(bus, List.of(renamed, other))).isEqualTo(Option.some(position(0)));

    assertThat(bus.accepted()).containsExactly(event(1, 4, 0), event(2, 1));
  }

  @Test
  void doesNotCallTheBusWithoutEvents() {
    var bus = new InMemoryEventBus();

    assertThat(publish(bus, List.empty())).isEmpty();
    assertThat(publish(bus, List.of(new Decoded(position(0), List.empty())))).isEmpty();

    assertThat(bus.calls()).isEmpty();
  }

  @Test
  void deadLettersUndecodableEntriesAndPublishesTheOthers() {
    var undecodable = new UndecodableRecord(position(1), "b", "no JSON", "{}");
    var bus = new InMemoryEventBus();

    assertThat(
            publish(
                bus,
                List.of(
                    new Decoded(position(0), List.of(event(1, 1))),
                    undecodable,
                    new Decoded(position(2), List.of(event(1, 2))))))
        .isEmpty();

    assertThat(bus.accepted()).containsExactly(event(1, 1), event(1, 2));
    assertThat(deadLetters.list(Page.PageRequest.firstPage(10)).items())
        .containsExactly(undecodable);
  }

  @Test
  void throwsIfAnEntryCannotBeDeadLettered() {
    var full =
        new OutboxDeadLetters() {
          @Override
          public void add(UndecodableRecord entry) {
            throw new IllegalStateException("The bucket is gone");
          }

          @Override
          public Page<UndecodableRecord> list(Page.PageRequest page) {
            return new Page<>(List.empty(), Option.none());
          }

          @Override
          public void remove(String id) {}
        };
    var publishEvents =
        new PublishEvents(new InMemoryEventBus(), full, () -> now, new Random(1), this::sleep);

    assertThatThrownBy(() ->
            publishEvents.handle(
                List.of(new UndecodableRecord(position(0), "b", "no JSON", "{}")), NOW.plus(TIME)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void retriesWhileTheBusIsBusy() {
    var bus =
        new InMemoryEventBus((call, _) -> {
          if (call < 3) {
            throw new StoreBusyException("throttled", null);
          }
          return Option.none();
        });

    assertThat(publish(bus, oneByOne(events(2)))).isEmpty();

    assertThat(bus.calls()).hasSize(4).containsOnly(events(2));
    assertThat(bus.accepted()).isEqualTo(events(2));
  }

  @Test
  void stopsAtTheDeadlineWithTheFirstPosition() {
    var bus = new InMemoryEventBus((_, _) -> REFUSED);

    assertThat(publish(bus, oneByOne(events(3)))).isEqualTo(Option.some(position(0)));

    assertThat(now).isBefore(NOW.plus(TIME));
    assertThat(bus.calls()).hasSizeGreaterThan(10);
  }

  /** Each call takes four seconds. */
  @Test
  void startsNoBatchAfterTheDeadlineEvenWithoutRefusals() {
    var bus =
        new InMemoryEventBus((_, _) -> {
          now = now.plusSeconds(4);
          return Option.none();
        });
    var life = Stream.rangeClosed(1, 20).map(version -> event(1, version)).toVector();

    assertThat(publish(bus, oneByOne(life))).isEqualTo(Option.some(position(7)));

    assertThat(bus.accepted()).isEqualTo(life.take(7));
  }

  @Test
  void putsOneBatchEvenAfterTheDeadline() {
    var bus = new InMemoryEventBus();

    assertThat(publish(bus, oneByOne(events(12)), now.minusSeconds(1)))
        .isEqualTo(Option.some(position(10)));

    assertThat(bus.calls()).hasSize(1);
  }

  /** Full jitter: from zero to a limit that doubles with each attempt, up to two seconds. */
  @Test
  void doublesTheMaximumBackoffUpToTwoSeconds() {
    var bounds = List.of(50, 100, 200, 400, 800, 1600, 2000, 2000, 2000).map(Duration::ofMillis);

    assertThat(backoffs(bounds.size(), bound -> bound - 1)).containsExactlyElementsOf(bounds);
    assertThat(backoffs(bounds.size(), _ -> 0)).isEmpty();
    assertThat(backoffs(bounds.size(), bound -> bound / 2).zip(bounds))
        .hasSameSizeAs(bounds)
        .allSatisfy(each -> assertThat(each._1).isBetween(Duration.ofMillis(1), each._2));
  }

  @Test
  void doesNotBackOffWithoutRefusals() {
    publish(new InMemoryEventBus(), oneByOne(events(30)));

    assertThat(backoffs).isEmpty();
  }

  @Test
  void treatsMissingResultsAsRefusals() {
    EventBus mute = _ -> List.empty();

    assertThat(publish(mute, oneByOne(events(1)))).isEqualTo(Option.some(position(0)));
  }

  @Test
  void propagatesFaultsOfTheBus() {
    EventBus broken =
        _ -> {
          throw new IllegalStateException("denied");
        };

    assertThatThrownBy(() -> publish(broken, oneByOne(events(1))))
        .isInstanceOf(IllegalStateException.class);
  }

  private Option<String> publish(EventBus bus, Seq<OutboxEntry> entries) {
    return publish(bus, entries, now.plus(TIME));
  }

  private Option<String> publish(EventBus bus, Seq<OutboxEntry> entries, Instant deadline) {
    return new PublishEvents(bus, deadLetters, () -> now, new Random(7), this::sleep)
        .handle(entries, deadline);
  }

  private void sleep(Duration time) {
    backoffs = backoffs.append(time);
    now = now.plus(time);
  }

  private static Seq<OutboxEntry> oneByOne(Seq<CloudEvent> events) {
    return events.zipWithIndex((event, index) -> new Decoded(position(index), List.of(event)));
  }

  private static Seq<CloudEvent> eventsOf(OutboxEntry entry) {
    return switch (entry) {
      case Decoded(_, var events) -> events;
      case UndecodableRecord _ -> List.empty();
    };
  }

  private static String position(int index) {
    return "position-" + index;
  }

  private static Seq<CloudEvent> subset(Seq<CloudEvent> events, int mask) {
    return events.zipWithIndex().filter(each -> (mask >> each._2 & 1) == 1).map(each -> each._1);
  }

  /** Up to 40 changes of up to five posts, with zero to two events each. */
  private static Seq<OutboxEntry> histories(Random random) {
    var versions = new int[5];
    return Vector.range(0, 1 + random.nextInt(40))
        .map(index -> {
          var post = random.nextInt(versions.length);
          versions[post]++;
          return new Decoded(
              position(index),
              Vector.range(0, random.nextInt(3))
                  .map(ordinal -> event(post, versions[post], ordinal)));
        });
  }

  private static PutScript unreliable(Random random) {
    var rate = random.nextInt(100);
    return (_, _) -> {
      if (random.nextInt(20) == 0) {
        throw new StoreBusyException("throttled", null);
      }
      return random.nextInt(100) < rate ? REFUSED : Option.none();
    };
  }

  /**
   * Backoffs for a single event that the bus refuses a number of times.
   *
   * @param draw returns the random number below a bound
   */
  private Seq<Duration> backoffs(int refusals, LongUnaryOperator draw) {
    backoffs = Vector.empty();
    var bus = new InMemoryEventBus((call, _) -> call < refusals ? REFUSED : Option.none());
    var random =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new UnsupportedOperationException();
          }

          @Override
          public long nextLong(long bound) {
            return draw.applyAsLong(bound);
          }
        };
    new PublishEvents(bus, deadLetters, () -> now, random, this::sleep)
        .handle(oneByOne(events(1)), now.plus(TIME));
    return backoffs;
  }
}
