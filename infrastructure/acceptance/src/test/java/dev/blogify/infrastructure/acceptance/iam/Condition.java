package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** A condition of a statement: one key, and values of which one must match. */
record Condition(Operator operator, String key, Seq<String> values) {

  /** The operators that the project's policies use. */
  enum Operator {
    StringEquals,
    StringLike,
    NumericLessThan,
    NumericGreaterThan,
    Bool,
    Null
  }

  static Seq<Condition> parse(JsonNode block) {
    return List.ofAll(block.properties())
        .flatMap(operator ->
            List.ofAll(operator.getValue().properties())
                .map(key ->
                    new Condition(
                        operator(operator.getKey()),
                        key.getKey(),
                        PolicyStatement.asStrings(key.getValue()))));
  }

  private static Operator operator(String name) {
    return List.of(Operator.values())
        .find(each -> each.name().equals(name))
        .getOrElseThrow(() -> new IllegalArgumentException("Unsupported operator: " + name));
  }

  /** A key that is absent from the request matches {@code Null} only. */
  boolean isMet(IamRequest access) {
    var given = access.contextValue(key);
    return values.exists(value -> isMet(value, given));
  }

  private boolean isMet(String value, Option<String> given) {
    return switch (operator) {
      case StringEquals -> given.contains(value);
      case StringLike -> given.exists(text -> PolicyWildcards.matchText(value, text));
      case NumericLessThan -> given.exists(text -> compare(text, value) < 0);
      case NumericGreaterThan -> given.exists(text -> compare(text, value) > 0);
      case Bool -> given.exists(text -> parseBoolean(text) == parseBoolean(value));
      case Null -> given.isEmpty() == parseBoolean(value);
    };
  }

  private static int compare(String number, String other) {
    return new BigDecimal(number).compareTo(new BigDecimal(other));
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Not a boolean: " + text);
    };
  }
}
