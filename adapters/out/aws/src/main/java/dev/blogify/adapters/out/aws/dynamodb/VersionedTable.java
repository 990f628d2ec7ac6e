package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.Version;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A table of aggregates: an item changes only from the version that its writer has seen, and tells
 * in its journal what the latest change was.
 */
final class VersionedTable {
  /**
   * How long an end is remembered: longer than its facts may wait in the stream (AWS: 24 hours),
   * and than an old copy of the aggregate may lie about in an index or with a writer.
   */
  private static final Duration TOMBSTONE_TTL = Duration.ofDays(7);

  private final String tableName;

  VersionedTable(TableNames names, TableDefinition table) {
    this.tableName = names.of(table);
  }

  String tableName() {
    return tableName;
  }

  /**
   * Puts an item in the place of the one of the version before, or in the place of none. Alone it
   * is a transaction too: repeated after a lost answer, a mere conditional write would be refused
   * by what it wrote itself.
   *
   * @return whether that was what stood there
   */
  boolean store(DynamoGateway database, Option<Version> before, Item item) {
    return database.transact(List.of(putAction(before, item))).isEmpty();
  }

  /** The same as the first action of a larger transaction. */
  TransactWriteItem putAction(Option<Version> before, Item item) {
    var put = Put.builder().tableName(tableName).item(item.toMap());
    var condition =
        before
            .map(version ->
                put.conditionExpression("version = :before")
                    .expressionAttributeValues(Item.of(":before", version.number()).toMap()))
            .getOrElse(() -> put.conditionExpression("attribute_not_exists(version)"));
    return TransactWriteItem.builder().put(condition.build()).build();
  }

  /** The same for an item that is the last of its aggregate, and goes by itself some days later. */
  static Item tombstone(Item item, Instant at) {
    return item.with(TableDefinition.EXPIRY_ATTRIBUTE, at.plus(TOMBSTONE_TTL).getEpochSecond());
  }

  /** Adds what happened. Nothing else does, so that no fact is told twice. */
  static Item withOutbox(Item item, Seq<CloudEvent> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("Nothing happened, so there is nothing to store");
    }
    return item.with(Outbox.ATTRIBUTE, entries.map(CloudEvent::json));
  }
}
