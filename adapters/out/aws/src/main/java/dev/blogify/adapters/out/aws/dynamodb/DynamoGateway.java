package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The few calls of DynamoDB that stores make, each once: what the client could not get through in
 * spite of its retries is {@link StoreBusyException}.
 */
final class DynamoGateway {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final Seq<String> RETRYABLE_CODES =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final DynamoDbClient client;
  private final RetryPolicy retryPolicy;

  DynamoGateway(DynamoDbClient client) {
    this(client, RetryPolicy.DEFAULT);
  }

  DynamoGateway(DynamoDbClient client, RetryPolicy patience) {
    this.client = client;
    this.retryPolicy = patience;
  }

  /** The item as it was last written. */
  Option<Item> get(String table, Item key) {
    var request =
        GetItemRequest.builder().tableName(table).key(key.toMap()).consistentRead(true).build();
    var found = execute(() -> client.getItem(request));
    return Option.when(found.hasItem(), () -> Item.of(found.item()));
  }

  /**
   * One page of a list. A page is short, and still has a next one, if DynamoDB stopped for size or
   * if a filter dropped items.
   *
   * @param query which list; its limit, if it has one, is how many items to look at
   * @param position tells an item, or its keys alone, from all others of the list
   * @param keys of the item at a position: those of the table, and of the index if there is one
   */
  Page<Item> query(
      QueryRequest query,
      Page.PageRequest page,
      Function<Item, String> position,
      Function<String, Item> keys) {
    var request =
        query.toBuilder()
            .limit(query.limit() == null ? page.limit() + 1 : query.limit())
            .exclusiveStartKey(page.cursor().map(keys).map(Item::toMap).getOrNull())
            .build();
    var answer = execute(() -> client.query(request));
    var found = Vector.ofAll(answer.items()).map(Item::of);
    var items = found.take(page.limit());
    var last =
        found.size() > page.limit()
            ? items.lastOption()
            : Option.when(answer.hasLastEvaluatedKey(), () -> Item.of(answer.lastEvaluatedKey()));
    return new Page<>(items, last.map(position));
  }

  /** Whether an item was put, or its condition failed. */
  boolean put(PutItemRequest request) {
    return unlessConditionFails(() -> client.putItem(request)).isDefined();
  }

  /** What was asked for of an updated item; none if its condition failed. */
  Option<Item> update(UpdateItemRequest request) {
    return unlessConditionFails(() -> client.updateItem(request))
        .map(answer -> Item.of(answer.attributes()));
  }

  /** Whether an item was deleted, or its condition failed. */
  boolean delete(DeleteItemRequest request) {
    return unlessConditionFails(() -> client.deleteItem(request)).isDefined();
  }

  private static <T> Option<T> unlessConditionFails(Supplier<T> write) {
    try {
      return Option.some(execute(write));
    } catch (ConditionalCheckFailedException _) {
      return Option.none();
    }
  }

  /**
   * One page of all items of a table, in no order, as they are now.
   *
   * @param position tells an item by its keys
   * @param keys of the item at a position
   */
  Page<Item> scan(
      String table,
      Page.PageRequest page,
      Function<Item, String> position,
      Function<String, Item> keys) {
    var request =
        ScanRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .limit(page.limit())
            .exclusiveStartKey(page.cursor().map(keys).map(Item::toMap).getOrNull())
            .build();
    var answer = execute(() -> client.scan(request));
    return new Page<>(
        Vector.ofAll(answer.items()).map(Item::of),
        Option.when(
            answer.hasLastEvaluatedKey(),
            () -> position.apply(Item.of(answer.lastEvaluatedKey()))));
  }

  /** The first items of a list. */
  Seq<Item> queryFirst(QueryRequest query, int limit) {
    return Vector.ofAll(execute(() -> client.query(query.toBuilder().limit(limit).build())).items())
        .map(Item::of);
  }

  /**
   * Does all actions or none. The first one is the aggregate: once its condition fails, the others
   * do not matter. Each call has a token of its own, which the client sends again when it repeats a
   * call whose answer was lost, so that nobody is refused what he was given.
   *
   * @return the actions whose condition failed; none if all was done
   */
  Seq<TransactWriteItem> transact(Seq<TransactWriteItem> actions) {
    var request = TransactWriteItemsRequest.builder().transactItems(actions.asJava()).build();
    for (var attempt = 1; ; attempt++) {
      try {
        execute(() -> client.transactWriteItems(request));
        return List.empty();
      } catch (TransactionCanceledException e) {
        var reasons = Vector.ofAll(e.cancellationReasons()).map(CancellationReason::code);
        var failed =
            actions.zip(reasons).filter(each -> each._2.equals(CONDITION_FAILED)).map(Tuple2::_1);
        var isBlocked = reasons.exists(RETRYABLE_CODES::contains);
        if (failed.contains(actions.head()) || (!isBlocked && !failed.isEmpty())) {
          return failed;
        }
        if (!isBlocked) {
          throw e;
        }
        retryPolicy.backOff(attempt, e);
      }
    }
  }

  private static <T> T execute(Supplier<T> call) {
    try {
      return call.get();
    } catch (DynamoDbException e) {
      // Whether a transaction in progress will be done, nobody knows.
      if (e.isThrottlingException() && !(e instanceof TransactionInProgressException)) {
        throw new StoreBusyException("DynamoDB was too busy", e);
      }
      throw e;
    }
  }
}
