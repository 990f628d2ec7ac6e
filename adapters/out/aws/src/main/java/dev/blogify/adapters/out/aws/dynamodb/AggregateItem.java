package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/** The attributes that the items of all aggregates share. */
final class AggregateItem {
  /**
   * Exceeds the stream retention of 24 hours, and the time for which an index or a client may
   * return stale data.
   */
  private static final Duration TOMBSTONE_TTL = Duration.ofDays(7);

  private AggregateItem() {}

  /** Adds the events of the latest change, which the stream of the table delivers. */
  static Item withOutbox(Item item, Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A change must have at least one event");
    }
    return item.with(Outbox.ATTRIBUTE, events.map(CloudEvent::json));
  }

  /** Schedules an item for a job, see {@link DynamoTable#findDue}. */
  static Item withDueTime(Item item, String job, Instant at) {
    return item.with("due", job).with("dueAt", at);
  }

  /** Makes the item of a deleted aggregate a tombstone, which DynamoDB deletes seven days later. */
  static Item tombstone(Item item, Instant deletedAt) {
    return item.with(
        TableDefinition.EXPIRY_ATTRIBUTE, deletedAt.plus(TOMBSTONE_TTL).getEpochSecond());
  }
}
