package dev.blogify.adapters.in.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.GoldenEvents;
import dev.blogify.application.media.InMemoryEdgeCache;
import io.vavr.collection.List;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class InvalidationConsumerTest {
  private static final String MEDIUM = "/media/019ca8a0-3e81-7c20-a99f-f867dbf682c9";

  private final InMemoryEdgeCache cache = new InMemoryEdgeCache();
  private final MessageConsumer consumer = MessageConsumers.invalidateEdge(cache);

  @Test
  void invalidatesADeletedMediumAndItsRedirect() throws IOException {
    deliver("media.deleted");
    deliver("media.deleted");

    assertThat(cache.invalidatedPaths().single())
        .startsWith(MEDIUM, MEDIUM + "/content")
        .hasSize(3)
        .last()
        .asString()
        .matches("/assets/019ca8a0-3e81-7c20-a99f-f867dbf682c9/[0-9a-f]{64}");
  }

  @Test
  void refusesAnEventWithoutInvalidation() {
    assertThatThrownBy(() -> deliver("media.requested"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalidate");
    assertThat(cache.invalidatedPaths()).isEqualTo(List.empty());
  }

  private void deliver(String event) throws IOException {
    consumer.handle(
        EventBridgeMessage.parse(GoldenEvents.toEventBridgeMessage(GoldenEvents.named(event))));
  }
}
