package dev.blogify.adapters.out.embedded.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.EventBusName;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.Machine;

/** All rules of both buses, matched as EventBridge does: by its own engine, on the whole entry. */
final class RuleMatcher {
  private final ObjectMapper objectMapper = new ObjectMapper();
  private final Map<EventBusName, Machine> machines;

  /** Throws if a pattern is none. */
  RuleMatcher(Seq<Rule> rules) {
    this.machines = rules.groupBy(Rule::bus).mapValues(RuleMatcher::machine);
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
  Seq<String> matchingRuleNames(EventBusName bus, String entry) {
    return machines
        .get(bus)
        .map(machine -> Vector.ofAll(machine.rulesForJSONEvent(parseJson(entry))).distinct())
        .getOrElse(Vector::empty);
  }

  private JsonNode parseJson(String entry) {
    try {
      return objectMapper.readTree(entry);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("An entry that is no JSON", e);
    }
  }
}
