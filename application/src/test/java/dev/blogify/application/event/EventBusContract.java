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

/** Contract of {@link EventBus} with publishers. */
public interface EventBusContract {
  /** More events than one call of PutEvents accepts. */
  int LARGE_BATCH = 25;

  /** An empty bus; the same instance throughout a test. */
  EventBus bus();

  /** The events that the bus accepted, each at least once, in any order. */
  Seq<CloudEvent> accepted();

  @Test
  default void acceptsAnEventUnchanged() {
    assertThat(bus().put(List.of(event(1, 1)))).containsExactly(Option.none());

    assertThat(accepted()).containsOnly(event(1, 1));
  }

  @Test
  default void acceptsABatchOfAnySize() {
    var events = events(LARGE_BATCH);

    assertThat(bus().put(events)).hasSize(LARGE_BATCH).containsOnly(Option.none());

    assertThat(accepted()).containsOnlyOnceElementsOf(events);
  }

  @Test
  default void acceptsABatchOfTheLargestEvents() {
    var events = Stream.range(0, LARGE_BATCH).map(EventFixtures::largest).toVector();

    assertThat(bus().put(events)).hasSize(LARGE_BATCH).containsOnly(Option.none());

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
  default void rejectsAnEmptyBatch() {
    assertThatThrownBy(() -> bus().put(List.empty())).isInstanceOf(IllegalArgumentException.class);

    assertThat(accepted()).isEmpty();
  }
}
