package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads one table, and creates the write actions of transactions. */
record DynamoTable(DynamoGateway gateway, String name) {
  DynamoTable(DynamoGateway gateway, TableNames names, TableDefinition definition) {
    this(gateway, names.of(definition));
  }

  Option<Item> get(Item key) {
    return gateway.get(name, key);
  }

  /** Creates a query of one partition of the table or an index, in ascending order. */
  QueryRequest.Builder query(String partitionKey, Object value) {
    return QueryRequest.builder()
        .tableName(name)
        .keyConditionExpression("#partition = :partition")
        .expressionAttributeNames(Map.of("#partition", partitionKey))
        .expressionAttributeValues(Item.of(":partition", value).toMap());
  }

  /** Returns the keys of the items that are due for a job, in ascending order of due time. */
  Seq<Item> findDue(String job, Instant now, int limit) {
    var query =
        QueryRequest.builder()
            .tableName(name)
            .indexName(Tables.DUE_INDEX)
            .keyConditionExpression("due = :job AND dueAt <= :now")
            .expressionAttributeValues(Item.of(":job", job).with(":now", now).toMap());
    return gateway.queryFirst(query.build(), limit);
  }

  /**
   * Puts an item in a transaction of its own, because a retry of a transaction after a lost
   * response succeeds, whereas a retry of a conditional put fails on the item that it wrote.
   *
   * @return whether the condition was true
   */
  boolean putInTransaction(Item item, Condition condition) {
    return gateway.transact(List.of(put(item, condition))).isEmpty();
  }

  TransactWriteItem put(Item item, Condition condition) {
    var put =
        Put.builder()
            .tableName(name)
            .item(item.toMap())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .expressionAttributeValues(condition.values());
    return TransactWriteItem.builder().put(put.build()).build();
  }

  TransactWriteItem delete(Item key, Condition condition) {
    var delete =
        Delete.builder()
            .tableName(name)
            .key(key.toMap())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .expressionAttributeValues(condition.values());
    return TransactWriteItem.builder().delete(delete.build()).build();
  }
}
