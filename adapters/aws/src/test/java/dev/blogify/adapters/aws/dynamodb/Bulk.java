package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.audit.AuditEntry;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import io.vavr.collection.Seq;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Much as it lies in the tables that lists read, without the transactions. */
final class Bulk {
  private static final int BATCH = 25;

  private final DynamoDbClient client;

  Bulk(DynamoDbClient client) {
    this.client = client;
  }

  void posts(Seq<Published> posts) {
    load(Tables.POSTS, posts.map(PostItem::of));
  }

  void feeds(Seq<Published> posts) {
    load(Tables.FEEDS, posts.flatMap(post -> Feed.of(post).map(feed -> FeedItem.of(feed, post))));
  }

  void audit(Seq<AuditEntry> entries) {
    load(Tables.AUDIT_TRAIL, entries.map(AuditItem::of));
  }

  private void load(Table table, Seq<Item> items) {
    items
        .map(item -> PutRequest.builder().item(item.toMap()).build())
        .map(put -> WriteRequest.builder().putRequest(put).build())
        .grouped(BATCH)
        .toVector()
        .toJavaParallelStream()
        .forEach(batch -> write(Map.of(NAMES.of(table), batch.asJava())));
  }

  private void write(Map<String, List<WriteRequest>> batch) {
    assertThat(client.batchWriteItem(request -> request.requestItems(batch)).unprocessedItems())
        .isEmpty();
  }
}
