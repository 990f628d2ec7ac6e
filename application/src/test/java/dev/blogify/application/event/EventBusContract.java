package dev.blogify.application.event;

import static dev.blogify.application.event.EventFixtures.event;
import static dev.blogify.application.event.EventFixtures.events;
import static dev.blogify.application.event.EventFixtures.largest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} promises to whoever publishes. */
public interface EventBusContract {
  /** The bus, with nothing on it at first; the same throughout a test. */
  EventBus bus();

  /** What the bus took and will deliver: each event at least once, in any order. */
  Seq<CloudEvent> accepted();

  @Test
  default void acceptsAnEventUnchanged() {
    assertThat(bus().put(List.of(event(1, 1)))).containsExactly(Option.none());

    assertThat(accepted()).containsOnly(event(1, 1));
  }

  @Test
  default void acceptsTheMaximumNumberOfEntries() {
    var events = events(EventBus.MAX_ENTRIES);

    assertThat(bus().put(events)).hasSize(EventBus.MAX_ENTRIES).containsOnly(Option.none());

    assertThat(accepted()).containsOnlyOnceElementsOf(events);
  }

  @Test
  default void acceptsABatchOfTheLargestEvents() {
    var events = Stream.range(0, EventBus.MAX_ENTRIES).map(EventFixtures::largest).toVector();

    assertThat(bus().put(events)).hasSize(EventBus.MAX_ENTRIES).containsOnly(Option.none());

    assertThat(accepted()).containsOnlyOnceElementsOf(events);
  }

  @Test
  default void acceptsDuplicates() {
    var twice = List.of(event(1, 1), largest(2));

    assertThat(bus().put(twice)).containsOnly(Option.none());
    assertThat(bus().put(twice)).containsOnly(Option.none());

    assertThat(accepted().distinct()).containsExactlyInAnyOrderElementsOf(twice);
  }

  @Test
  default void rejectsEmptyAndOversizedBatches() {
    assertThatThrownBy(() -> bus().put(events(EventBus.MAX_ENTRIES + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bus().put(List.empty())).isInstanceOf(IllegalArgumentException.class);

    assertThat(accepted()).isEmpty();
  }
}
