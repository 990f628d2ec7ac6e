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

/** Matches events against the rules of both buses with the rule engine of EventBridge. */
final class RuleMatcher {
  private final ObjectMapper objectMapper = new ObjectMapper();
  private final Map<EventBusName, Machine> machines;

  /** Throws an {@link IllegalArgumentException} if a pattern is not valid. */
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
    } catch (IOException e) {
      throw new IllegalArgumentException("Invalid event pattern of rule " + rule.name(), e);
    }
  }

  /** Returns the distinct names of the rules that match an event. */
  Seq<String> matchingRuleNames(EventBusName bus, String event) {
    return machines
        .get(bus)
        .map(machine -> Vector.ofAll(machine.rulesForJSONEvent(parseJson(event))).distinct())
        .getOrElse(Vector::empty);
  }

  private JsonNode parseJson(String event) {
    try {
      return objectMapper.readTree(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The event is not valid JSON", e);
    }
  }
}
