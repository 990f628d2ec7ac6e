package dev.blogify.infrastructure.acceptance.simulation.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Which subscriptions an entry of a bus is for, by EventBridge's own engine. */
public final class SimulatedRules {
  static final String BUCKET = "media";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Machine machine = Machine.builder().build();

  private SimulatedRules(EventBusName bus) {
    for (var subscription : Subscriptions.ALL) {
      if (subscription.bus() == bus) {
        addRule(subscription);
      }
    }
  }

  /** Compiled once; may be asked by several threads. */
  public static SimulatedRules forBus(EventBusName bus) {
    return new SimulatedRules(bus);
  }

  private void addRule(Subscription subscription) {
    try {
      machine.addRule(subscription.name(), subscription.pattern(BUCKET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the subscriptions. */
  public List<String> matchingSubscriptions(String entry) {
    try {
      return machine.rulesForJSONEvent(JSON.readTree(entry)).stream().sorted().toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON: " + entry, e);
    }
  }
}
