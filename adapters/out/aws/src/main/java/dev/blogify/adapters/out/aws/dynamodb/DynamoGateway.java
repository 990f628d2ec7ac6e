package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.retries.api.BackoffStrategy;
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
 * The DynamoDB operations that the stores use. Throws {@link StoreBusyException} if DynamoDB still
 * throttles a request after the retries of the SDK client.
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

  DynamoGateway(DynamoDbClient client, RetryPolicy retryPolicy) {
    this.client = client;
    this.retryPolicy = retryPolicy;
  }

  /** Reads an item with strong consistency. */
  Option<Item> get(String table, Item key) {
    var request =
        GetItemRequest.builder().tableName(table).key(key.toMap()).consistentRead(true).build();
    var response = execute(() -> client.getItem(request));
    return Option.when(response.hasItem(), () -> Item.of(response.item()));
  }

  /**
   * Reads a page. A page that is not the last one may have fewer items than the limit, because
   * DynamoDB reads at most 1 MB and applies filters afterwards.
   *
   * @param query its limit, if present, is the number of items to scan before the filter
   * @param toPosition derives a unique position from an item or its keys
   * @param toKeys derives the keys of the table and the index from a position
   */
  Page<Item> query(
      QueryRequest.Builder query,
      Page.PageRequest page,
      Function<Item, String> toPosition,
      Function<String, Item> toKeys) {
    var scanLimit = query.build().limit();
    var request =
        query
            .limit(scanLimit == null ? page.limit() + 1 : scanLimit)
            .exclusiveStartKey(page.cursor().map(toKeys).map(Item::toMap).getOrNull())
            .build();
    var response = execute(() -> client.query(request));
    var scanned = Vector.ofAll(response.items()).map(Item::of);
    var items = scanned.take(page.limit());
    var last =
        scanned.size() > page.limit()
            ? items.lastOption()
            : Option.when(
                response.hasLastEvaluatedKey(), () -> Item.of(response.lastEvaluatedKey()));
    return new Page<>(items, last.map(toPosition));
  }

  /** Returns false if the condition failed. */
  boolean put(PutItemRequest request) {
    return unlessConditionFails(() -> client.putItem(request)).isDefined();
  }

  /** Returns the attributes that the request selects, or none if the condition failed. */
  Option<Item> update(UpdateItemRequest request) {
    return unlessConditionFails(() -> client.updateItem(request))
        .map(response -> Item.of(response.attributes()));
  }

  /** Returns false if the condition failed. */
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
   * Reads a page of all items of a table with strong consistency, in no defined order.
   *
   * @param toPosition derives a unique position from the keys of an item
   * @param toKeys derives the keys from a position
   */
  Page<Item> scan(
      String table,
      Page.PageRequest page,
      Function<Item, String> toPosition,
      Function<String, Item> toKeys) {
    var request =
        ScanRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .limit(page.limit())
            .exclusiveStartKey(page.cursor().map(toKeys).map(Item::toMap).getOrNull())
            .build();
    var response = execute(() -> client.scan(request));
    return new Page<>(
        Vector.ofAll(response.items()).map(Item::of),
        Option.when(
            response.hasLastEvaluatedKey(),
            () -> toPosition.apply(Item.of(response.lastEvaluatedKey()))));
  }

  /** Reads the first items of a query. */
  Seq<Item> queryFirst(QueryRequest query, int limit) {
    return Vector.ofAll(execute(() -> client.query(query.toBuilder().limit(limit).build())).items())
        .map(Item::of);
  }

  /**
   * Executes all actions or none, and retries after a conflict with another transaction. A failed
   * condition of the first action ends the retries, because that action detects an outdated or
   * duplicate change. The SDK sends the same client request token when it retries after a lost
   * response, so that a retry succeeds if the transaction was executed.
   *
   * @return the actions whose condition failed; empty on success
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
            actions.zip(reasons).filter(pair -> pair._2.equals(CONDITION_FAILED)).map(Tuple2::_1);
        var isRetryable = reasons.exists(RETRYABLE_CODES::contains);
        if (failed.contains(actions.head()) || (!isRetryable && !failed.isEmpty())) {
          return failed;
        }
        if (!isRetryable) {
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
      // The outcome of a transaction in progress is unknown, so it must not be repeated.
      if (e.isThrottlingException() && !(e instanceof TransactionInProgressException)) {
        throw new StoreBusyException("DynamoDB throttled the request", e);
      }
      throw e;
    }
  }

  /**
   * Retry policy for contended transactions. The SDK client retries throttled requests itself.
   *
   * @param maxAttempts maximum number of attempts, including the first one
   * @param backoff delay before each attempt; the first attempt is number 1
   */
  record RetryPolicy(int maxAttempts, BackoffStrategy backoff, Consumer<Duration> sleeper) {
    /** Eight attempts with full jitter and a total delay of at most 1.6 seconds. */
    static final RetryPolicy DEFAULT =
        new RetryPolicy(
            8,
            BackoffStrategy.exponentialDelay(Duration.ofMillis(20), Duration.ofMillis(500)),
            RetryPolicy::sleep);

    /** Waits before the next attempt, or throws {@link StoreBusyException} after the last one. */
    void backOff(int attempt, RuntimeException failure) {
      if (attempt == maxAttempts) {
        throw new StoreBusyException(
            "The transaction conflicted with others in all %d attempts".formatted(maxAttempts),
            failure);
      }
      sleeper.accept(backoff.computeDelay(attempt + 1));
    }

    private static void sleep(Duration delay) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
