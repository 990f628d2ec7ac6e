package dev.blogify.adapters.out.aws.dynamodb;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * A DynamoDB client with the worst permitted consistency: every eventually consistent read, and so
 * every read of an index, returns the state at the last {@link #catchUp}.
 */
final class LaggingReplica implements DynamoDbClient {
  private final DynamoDbClient leader;
  private final DynamoDbClient replica;
  private Vector<TransactWriteItemsRequest> pendingWrites = Vector.empty();

  /** Requires two clients of empty tables. */
  LaggingReplica(DynamoDbClient leader, DynamoDbClient replica) {
    this.leader = leader;
    this.replica = replica;
  }

  /** Replicates all writes. */
  void catchUp() {
    pendingWrites.forEach(replica::transactWriteItems);
    pendingWrites = Vector.empty();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    var written = leader.transactWriteItems(request);
    pendingWrites = pendingWrites.append(request);
    return written;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return reader(request.consistentRead()).getItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return reader(request.consistentRead()).query(request);
  }

  private DynamoDbClient reader(@Nullable Boolean consistently) {
    return Boolean.TRUE.equals(consistently) ? leader : replica;
  }

  @Override
  public String serviceName() {
    return leader.serviceName();
  }

  @Override
  public void close() {
    leader.close();
    replica.close();
  }
}
