package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.events.JournalEntry;
import dev.blogify.domain.Version;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A table of aggregates: an item changes only from the version that its writer has seen, and tells
 * in its journal what the latest change was.
 */
final class Aggregates {
  static final String VERSION = "version";
  static final String JOURNAL = "journal";

  private final String table;
  private final String partition;

  Aggregates(TableNames names, Table table) {
    this.table = names.of(table);
    this.partition = table.partition().name();
  }

  String table() {
    return table;
  }

  /**
   * Puts an item in the place of the one of the version before, or in the place of none.
   *
   * @return whether that was what stood there
   */
  boolean store(Database database, Option<Version> before, Item item) {
    var condition = condition(before);
    return database.put(
        PutItemRequest.builder()
            .tableName(table)
            .item(item.toMap())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .expressionAttributeValues(condition.values())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
  }

  /** The same as a part of a transaction. */
  Put put(Option<Version> before, Item item) {
    var condition = condition(before);
    return Put.builder()
        .tableName(table)
        .item(item.toMap())
        .conditionExpression(condition.expression())
        .expressionAttributeNames(condition.names())
        .expressionAttributeValues(condition.values())
        .build();
  }

  /** Adds what happened. Nothing else does, so that no fact is told twice. */
  static Item journaled(Item item, Seq<JournalEntry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("Nothing happened, so there is nothing to store");
    }
    return item.with(JOURNAL, entries.map(JournalEntry::json));
  }

  private Condition condition(Option<Version> before) {
    return before
        .map(version ->
            new Condition(
                "#version = :before",
                Map.of("#version", VERSION),
                Item.of(":before", version.number()).toMap()))
        .getOrElse(
            () -> new Condition("attribute_not_exists(#key)", Map.of("#key", partition), null));
  }

  /** Without values where it names none: DynamoDB refuses an empty map. */
  private record Condition(
      String expression, Map<String, String> names, @Nullable Map<String, AttributeValue> values) {}
}
