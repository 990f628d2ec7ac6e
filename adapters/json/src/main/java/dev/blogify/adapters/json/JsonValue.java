package dev.blogify.adapters.json;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * An immutable JSON value (RFC 8259). Two objects are equal if their members are equal,
 * irrespective of order.
 */
public sealed interface JsonValue permits JsonObject, JsonValue.Scalar, JsonValue.JsonArray {

  /** A string, number, boolean or null. */
  sealed interface Scalar extends JsonValue {}

  record JsonString(String value) implements Scalar {}

  /** A number in its original notation, because a conversion to a Java type can lose digits. */
  record JsonNumber(String literal) implements Scalar {
    public static JsonNumber of(long number) {
      return new JsonNumber(Long.toString(number));
    }

    /** The value of an integer literal; empty for a fraction, an exponent or an overflow. */
    public Option<Long> toLong() {
      try {
        return Option.some(Long.valueOf(literal));
      } catch (NumberFormatException _) {
        return Option.none();
      }
    }
  }

  record JsonBoolean(boolean value) implements Scalar {}

  record JsonNull() implements Scalar {}

  record JsonArray(Seq<JsonValue> items) implements JsonValue {
    public static JsonArray ofStrings(Seq<String> texts) {
      return new JsonArray(texts.map(JsonString::new));
    }
  }

  /** A string, or the literal of a number or boolean; empty for null, an array or an object. */
  default Option<String> scalarText() {
    return switch (this) {
      case JsonString(var value) -> Option.some(value);
      case JsonNumber(var literal) -> Option.some(literal);
      case JsonBoolean(var value) -> Option.some(Boolean.toString(value));
      case JsonNull _, JsonArray _, JsonObject _ -> Option.none();
    };
  }
}
