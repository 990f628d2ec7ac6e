package dev.blogify.adapters.in.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.ParsedEvent;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventBridgeMessageTest {
  @ParameterizedTest
  @MethodSource("golden")
  void aDomainEventIsReadUnchanged(String cloudEvent) {
    var event = EventBridgeMessage.parse(EventBridgeMessageFixtures.wrap(cloudEvent)).parsedEvent();

    var sent = ParsedEvent.parse(cloudEvent).get();
    assertThat(event.event().id()).isEqualTo(sent.event().id());
    assertThat(event.event().sequence()).isEqualTo(sent.event().sequence());
    assertThat(event.actor()).isEqualTo(sent.actor());
    assertThat(event.correlationId()).isEqualTo(sent.correlationId());
    assertThat(event.data()).isEqualTo(sent.data());
  }

  @Test
  void readsCorrelationIdAndTraceOfADomainEvent() {
    var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    var traced =
        EventBridgeMessageFixtures.goldenEvent("media.rejected")
            .replaceFirst(
                "\"correlationid\" : \"[^\"]*\"",
                "\"correlationid\" : \"c-7\", \"traceparent\" : \"%s\"".formatted(trace));

    var delivery = EventBridgeMessage.parse(EventBridgeMessageFixtures.wrap(traced));

    assertThat(delivery.correlationId()).isEqualTo("c-7");
    assertThat(delivery.traceParent()).isEqualTo(Option.some(trace));
    assertThat(delivery.parsedEvent().traceParent()).isEqualTo(Option.some(trace));
  }

  @Test
  void theCorrelationIdOfAnAwsEventIsItsId() {
    var delivery =
        EventBridgeMessage.parse(
            EventBridgeMessageFixtures.objectCreated("media", "pending/alice/1"));

    assertThat(delivery.source()).isEqualTo("aws.s3");
    assertThat(delivery.detailType()).isEqualTo("Object Created");
    assertThat(delivery.time()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(delivery.correlationId()).isEqualTo(EventBridgeMessageFixtures.ID);
    assertThat(delivery.traceParent()).isEmpty();
    assertThatThrownBy(delivery::parsedEvent).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"id\":\"1\",\"source\":\"s\",\"detail-type\":\"t\",\"time\":\"2026-03-01T09:00:00Z\"}",
        "{\"id\":\"1\",\"source\":\"s\",\"detail-type\":\"t\",\"time\":\"noon\",\"detail\":{}}",
        "{\"id\":1,\"source\":\"s\",\"detail-type\":\"t\",\"time\":\"2026-03-01T09:00:00Z\","
            + "\"detail\":{}}"
      })
  void refusesABodyThatIsNotAnEventBridgeEvent(String body) {
    assertThatThrownBy(() -> EventBridgeMessage.parse(body)).isInstanceOf(RuntimeException.class);
  }

  static Stream<String> golden() {
    return EventBridgeMessageFixtures.goldenEvent().toJavaStream();
  }
}
