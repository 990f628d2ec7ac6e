package dev.blogify.adapters.out.aws.dynamodb;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes by name: an item, a key, a map within an item, or expression values. Instants are
 * stored as text of fixed length in UTC with milliseconds, so that they sort chronologically.
 */
record Item(LinkedHashMap<String, AttributeValue> attributes) {
  static final Item EMPTY = new Item(LinkedHashMap.empty());

  private static final DateTimeFormatter TIMESTAMP_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(LinkedHashMap.ofAll(attributes));
  }

  static Item of(String name, Object value) {
    return EMPTY.with(name, value);
  }

  /**
   * Adds an attribute. A value is a string, a number, a boolean, a {@link UUID}, an {@link
   * Instant}, an item, a sequence of these, or an option. An empty option adds no attribute.
   */
  Item with(String name, Object value) {
    return value instanceof Option<?> option
        ? option.map(present -> with(name, present)).getOrElse(this)
        : new Item(attributes.put(name, attribute(value)));
  }

  /** Adds all attributes of another item. */
  Item merge(Item other) {
    return new Item(attributes.merge(other.attributes));
  }

  Map<String, AttributeValue> toMap() {
    return attributes.toJavaMap();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return attribute(name).s();
  }

  Option<String> optionalText(String name) {
    return attributes.get(name).map(AttributeValue::s);
  }

  Seq<String> texts(String name) {
    return Vector.ofAll(attribute(name).l()).map(AttributeValue::s);
  }

  long number(String name) {
    return Long.parseLong(attribute(name).n());
  }

  Option<Long> optionalNumber(String name) {
    return attributes.get(name).map(AttributeValue::n).map(Long::valueOf);
  }

  boolean flag(String name) {
    return attribute(name).bool();
  }

  UUID id(String name) {
    return UUID.fromString(text(name));
  }

  Option<UUID> optionalId(String name) {
    return optionalText(name).map(UUID::fromString);
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  Option<Instant> optionalInstant(String name) {
    return optionalText(name).map(Instant::parse);
  }

  Item item(String name) {
    return of(attribute(name).m());
  }

  Option<Item> optionalItem(String name) {
    return attributes.get(name).map(AttributeValue::m).map(Item::of);
  }

  static String text(Instant instant) {
    return TIMESTAMP_FORMAT.format(instant);
  }

  static AttributeValue attribute(Object value) {
    return switch (value) {
      case String text -> AttributeValue.fromS(text);
      case Long number -> AttributeValue.fromN(number.toString());
      case Integer number -> AttributeValue.fromN(number.toString());
      case Boolean flag -> AttributeValue.fromBool(flag);
      case UUID id -> AttributeValue.fromS(id.toString());
      case Instant instant -> AttributeValue.fromS(text(instant));
      case Item item -> AttributeValue.fromM(item.toMap());
      case Seq<?> values ->
          AttributeValue.fromL(values.<AttributeValue>map(Item::attribute).asJava());
      default -> throw new IllegalArgumentException("No attribute type for " + value.getClass());
    };
  }

  private AttributeValue attribute(String name) {
    return attributes
        .get(name)
        .getOrElseThrow(
            () -> new IllegalStateException("No " + name + " among " + attributes.keySet()));
  }
}
