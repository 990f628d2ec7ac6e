package dev.blogify.adapters.embedded.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.embedded.bus.Rule.Bus;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.Machine;

/** All rules of both buses, matched as EventBridge does: by its own engine, on the whole entry. */
final class Rules {
  private final ObjectMapper json = new ObjectMapper();
  private final Map<Bus, Machine> machines;

  /** Throws if a pattern is none. */
  Rules(Seq<Rule> rules) {
    this.machines = rules.groupBy(Rule::bus).mapValues(Rules::machine);
  }

  private static Machine machine(Seq<Rule> rules) {
    var machine = Machine.builder().build();
    rules.forEach(rule -> add(machine, rule));
    return machine;
  }

  private static void add(Machine machine, Rule rule) {
    try {
      machine.addRule(rule.name(), rule.pattern());
    } catch (IOException noPattern) {
      throw new IllegalArgumentException("The pattern of " + rule.name(), noPattern);
    }
  }

  /** The names of the rules that an entry matches, each once. */
  Seq<String> matching(Bus bus, String entry) {
    return machines
        .get(bus)
        .map(machine -> Vector.ofAll(machine.rulesForJSONEvent(tree(entry))).distinct())
        .getOrElse(Vector::empty);
  }

  private JsonNode tree(String entry) {
    try {
      return json.readTree(entry);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("An entry that is no JSON", e);
    }
  }
}
