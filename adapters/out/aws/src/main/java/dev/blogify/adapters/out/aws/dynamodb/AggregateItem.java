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
   * Exceeds the retention of the stream, which is 24 hours, and the time for which an index or a
   * client may show an outdated copy.
   */
  private static final Duration TOMBSTONE_TTL = Duration.ofDays(7);

  private AggregateItem() {}

  /** Adds the events of the latest change, which the stream of the table delivers. */
  static Item withOutbox(Item item, Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A change without events must not be stored");
    }
    return item.with(Outbox.ATTRIBUTE, events.map(CloudEvent::json));
  }

  /** Schedules an item for a job, see {@link DynamoTable#findDue}. */
  static Item withDueTime(Item item, String job, Instant at) {
    return item.with("due", job).with("dueAt", at);
  }

  /** Schedules the deletion of an item by DynamoDB seven days after the end of its aggregate. */
  static Item tombstone(Item item, Instant end) {
    return item.with(TableDefinition.EXPIRY_ATTRIBUTE, end.plus(TOMBSTONE_TTL).getEpochSecond());
  }
}
