package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.domain.post.Post.Published;
import io.vavr.collection.Seq;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes many items in batches, without transactions. */
final class BulkLoader {
  private static final int BATCH_SIZE = 25;

  private final DynamoDbClient client;

  BulkLoader(DynamoDbClient client) {
    this.client = client;
  }

  void loadPosts(Seq<Published> posts) {
    load(Tables.POSTS, posts.map(DynamoPosts::toItem));
  }

  void loadFeeds(Seq<Published> posts) {
    load(
        Tables.FEEDS,
        posts.flatMap(post -> post.feeds().map(feed -> DynamoFeeds.toItem(feed, post))));
  }

  void loadAuditEntries(Seq<AuditEntry> entries) {
    load(Tables.AUDIT_TRAIL, entries.map(DynamoAuditTrail::toItem));
  }

  private void load(TableDefinition table, Seq<Item> items) {
    items
        .map(item -> PutRequest.builder().item(item.toMap()).build())
        .map(put -> WriteRequest.builder().putRequest(put).build())
        .grouped(BATCH_SIZE)
        .toVector()
        .toJavaParallelStream()
        .forEach(batch -> writeBatch(Map.of(NAMES.of(table), batch.asJava())));
  }

  private void writeBatch(Map<String, List<WriteRequest>> batch) {
    assertThat(client.batchWriteItem(request -> request.requestItems(batch)).unprocessedItems())
        .isEmpty();
  }
}
