package dev.blogify.acceptance.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Bus;
import dev.blogify.adapters.consumers.Subscriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Which subscriptions an entry of a bus is for, by EventBridge's own engine. */
final class Rules {
  static final String BUCKET = "media";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Machine machine = Machine.builder().build();

  private Rules(Bus bus) {
    for (var subscription : Subscriptions.ALL) {
      if (subscription.bus() == bus) {
        add(subscription);
      }
    }
  }

  /** Compiled once; may be asked by several threads. */
  static Rules of(Bus bus) {
    return new Rules(bus);
  }

  private void add(Subscription subscription) {
    try {
      machine.addRule(subscription.name(), subscription.pattern(BUCKET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the subscriptions. */
  List<String> match(String entry) {
    try {
      return machine.rulesForJSONEvent(JSON.readTree(entry)).stream().sorted().toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON: " + entry, e);
    }
  }
}
