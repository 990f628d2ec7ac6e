package dev.blogify.adapters.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.WireEvent;
import dev.blogify.adapters.events.WireEvent.Data;
import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.audit.InMemoryAuditTrail;
import dev.blogify.application.audit.RecordAudit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Ruler;

final class AuditConsumerTest {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final AuditConsumer consumer = new AuditConsumer(new RecordAudit(trail));

  @ParameterizedTest
  @MethodSource("golden")
  void keepsWhoDidWhatAndWhen(String cloudEvent) {
    consumer.handle(Delivery.parse(Entries.around(cloudEvent)));

    var sent = WireEvent.parse(cloudEvent).get();
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
    assertThat(Data.parse(kept.data())).isEqualTo(sent.data());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void subscribesToEveryEventOfTheDomain(String cloudEvent) throws Exception {
    assertThat(Ruler.matchesRule(Entries.around(cloudEvent), Subscriptions.AUDIT.pattern()))
        .isTrue();
  }

  /** Some golden events are of the same place in different stories. */
  @Test
  void keepsEachEventOnceHoweverOftenAndInWhateverOrderItComes() {
    var events = Entries.golden().distinctBy(event -> WireEvent.parse(event).get().event().id());

    events
        .reverse()
        .appendAll(events)
        .map(Entries::around)
        .map(Delivery::parse)
        .forEach(consumer::handle);

    assertThat(trail.all()).hasSameSizeAs(events);
  }

  static Stream<String> golden() {
    return Entries.golden().toJavaStream();
  }
}
