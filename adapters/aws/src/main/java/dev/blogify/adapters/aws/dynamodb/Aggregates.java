package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.event.Event;
import dev.blogify.domain.Version;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A table of aggregates: an item changes only from the version that its writer has seen, and tells
 * in its journal what the latest change was.
 */
final class Aggregates {
  private final String table;

  Aggregates(TableNames names, Table table) {
    this.table = names.of(table);
  }

  String table() {
    return table;
  }

  /**
   * Puts an item in the place of the one of the version before, or in the place of none. Alone it
   * is a transaction too: repeated after a lost answer, a mere conditional write would be refused
   * by what it wrote itself.
   *
   * @return whether that was what stood there
   */
  boolean store(Database database, Option<Version> before, Item item) {
    return database.transact(List.of(put(before, item))).isEmpty();
  }

  /** The same as the first action of a larger transaction. */
  TransactWriteItem put(Option<Version> before, Item item) {
    var put = Put.builder().tableName(table).item(item.toMap());
    var condition =
        before
            .map(version ->
                put.conditionExpression("version = :before")
                    .expressionAttributeValues(Item.of(":before", version.number()).toMap()))
            .getOrElse(() -> put.conditionExpression("attribute_not_exists(version)"));
    return TransactWriteItem.builder().put(condition.build()).build();
  }

  /** Adds what happened. Nothing else does, so that no fact is told twice. */
  static Item journaled(Item item, Seq<Event> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("Nothing happened, so there is nothing to store");
    }
    return item.with(Journal.ATTRIBUTE, entries.map(Event::json));
  }
}
