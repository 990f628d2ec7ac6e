package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.json.Timestamps;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes by name: an item, a key, a map within an item, or expression values. Instants are
 * stored as text of fixed length in UTC with milliseconds, so that they sort chronologically.
 */
record Item(LinkedHashMap<String, AttributeValue> attributes) {
  static final Item EMPTY = new Item(LinkedHashMap.empty());

  /**
   * Exceeds the stream retention of 24 hours, and the time for which an index or a client may
   * return stale data.
   */
  private static final Duration TOMBSTONE_TTL = Duration.ofDays(7);

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

  /** Adds the events of the latest change, which the stream of the table delivers. */
  Item withOutbox(Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A change must have at least one event");
    }
    return with(Outbox.ATTRIBUTE, events.map(CloudEvent::json));
  }

  /** Schedules the item for a job, see {@link DynamoTable#findDue}. */
  Item withDueTime(String job, Instant at) {
    return with("due", job).with("dueAt", at);
  }

  /** Makes the item of a deleted aggregate a tombstone, which DynamoDB deletes seven days later. */
  Item asTombstone(Instant deletedAt) {
    return with(TableDefinition.EXPIRY_ATTRIBUTE, deletedAt.plus(TOMBSTONE_TTL).getEpochSecond());
  }

  Map<String, AttributeValue> toMap() {
    return attributes.toJavaMap();
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

  static AttributeValue attribute(Object value) {
    return switch (value) {
      case String text -> AttributeValue.fromS(text);
      case Long number -> AttributeValue.fromN(number.toString());
      case Integer number -> AttributeValue.fromN(number.toString());
      case Boolean flag -> AttributeValue.fromBool(flag);
      case UUID id -> AttributeValue.fromS(id.toString());
      case Instant instant -> AttributeValue.fromS(Timestamps.format(instant));
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
