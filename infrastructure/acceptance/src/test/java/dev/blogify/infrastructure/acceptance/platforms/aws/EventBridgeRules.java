package dev.blogify.infrastructure.acceptance.platforms.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscriptions;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.Machine;

/** The rules of both buses, matched by what EventBridge itself matches with. */
final class EventBridgeRules {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<EventBusName, Machine> machines;

  EventBridgeRules(String bucket) {
    machines = List.of(EventBusName.values()).toMap(bus -> bus, bus -> machineFor(bus, bucket));
  }

  /** The subscriptions that an event on a bus matches. */
  Seq<Subscription> matching(EventBusName bus, String delivered) {
    try {
      var names = machines.get(bus).get().rulesForJSONEvent(JSON.readTree(delivered));
      return Subscriptions.ALL.filter(each -> names.contains(each.name()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Machine machineFor(EventBusName bus, String bucket) {
    var machine = Machine.builder().build();
    Subscriptions.ALL
        .filter(each -> each.bus() == bus)
        .forEach(each -> addRule(machine, each.name(), each.pattern(bucket)));
    return machine;
  }

  private static void addRule(Machine machine, String name, String pattern) {
    try {
      machine.addRule(name, pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
