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

/** The rules of one bus, matched by AWS's event-ruler. */
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

  /** Compiles the rules of a bus; the result is thread-safe. */
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

  /** The names of the matching subscriptions. */
  public List<String> matchingSubscriptions(String entry) {
    try {
      return machine.rulesForJSONEvent(JSON.readTree(entry)).stream().sorted().toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + entry, e);
    }
  }
}
