package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The index of what is to happen to items, and when. It holds only those that something is to
 * happen to, and it may lag behind the table (DDB-4).
 */
final class DueIndex {
  private DueIndex() {}

  /** What is due until now, the longest overdue first. */
  static QueryRequest query(String table, String what, Instant now) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(Tables.DUE_INDEX)
        .keyConditionExpression("due = :what AND dueAt <= :now")
        .expressionAttributeValues(Item.of(":what", what).with(":now", now).toMap())
        .build();
  }

  /** What an item has in addition to be in the index. */
  static Item attributes(String what, Instant at) {
    return Item.of("due", what).with("dueAt", at);
  }
}
