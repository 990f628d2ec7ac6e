package dev.blogify.adapters.in.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.audit.InMemoryAuditTrail;
import dev.blogify.application.ports.AuditEntry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Ruler;

final class AuditConsumerTest {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final MessageConsumer consumer = MessageConsumers.recordAudit(trail);

  @ParameterizedTest
  @MethodSource("golden")
  void recordsActorEventAndTime(String cloudEvent) {
    consumer.handle(EventBridgeMessage.parse(EventBridgeMessageFixtures.wrap(cloudEvent)));

    var sent = ParsedEvent.parse(cloudEvent).get();
    var kept = trail.all().single();
    assertThat(kept)
        .isEqualTo(
            new AuditEntry(
                sent.event().id(),
                sent.event().type(),
                sent.event().subject(),
                sent.event().sequence(),
                sent.event().time(),
                sent.actor(),
                sent.correlationId(),
                kept.data()));
    assertThat(JsonObject.parse(kept.data())).isEqualTo(sent.data());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void subscribesToEveryDomainEvent(String cloudEvent) throws Exception {
    assertThat(
            Ruler.matchesRule(
                EventBridgeMessageFixtures.wrap(cloudEvent), Subscriptions.AUDIT.pattern()))
        .isTrue();
  }

  /** Some golden events have the same subject and sequence. */
  @Test
  void recordsEachEventOnceWithDuplicatesAndInAnyOrder() {
    var events =
        EventBridgeMessageFixtures.goldenEvent()
            .distinctBy(event -> ParsedEvent.parse(event).get().event().id());

    events
        .reverse()
        .appendAll(events)
        .map(EventBridgeMessageFixtures::wrap)
        .map(EventBridgeMessage::parse)
        .forEach(consumer::handle);

    assertThat(trail.all()).hasSameSizeAs(events);
  }

  static Stream<String> golden() {
    return EventBridgeMessageFixtures.goldenEvent().toJavaStream();
  }
}
