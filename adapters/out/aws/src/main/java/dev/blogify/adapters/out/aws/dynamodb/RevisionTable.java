package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** All revisions of a post, where only their keys matter: as its index has them, without bodies. */
final class RevisionTable {
  /** Together below the 4 MB of a transaction, should the largest of contents count. */
  private static final int DELETE_BATCH_SIZE = 10;

  private final DynamoGateway dynamo;
  private final String tableName;

  RevisionTable(DynamoGateway database, TableNames names) {
    this.dynamo = database;
    this.tableName = names.of(Tables.REVISIONS);
  }

  Page<Item> page(PostId post, Page.PageRequest page, boolean newestFirst) {
    var query =
        QueryRequest.builder()
            .tableName(tableName)
            .indexName(Tables.BY_VERSION_INDEX)
            .keyConditionExpression("postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .scanIndexForward(!newestFirst)
            .build();
    return dynamo.query(
        query,
        page,
        item -> Long.toString(item.number("version")),
        version -> RevisionItem.key(post, new Version(Long.parseLong(version))));
  }

  /** Deletes all, the oldest first. Where it is cut short, another call goes on. */
  void deleteAll(PostId post) {
    var page = page(post, Page.PageRequest.firstPage(DELETE_BATCH_SIZE), false);
    while (!page.items().isEmpty()) {
      dynamo.transact(
          page.items()
              .map(item ->
                  deleteAction(RevisionItem.key(post, new Version(item.number("version"))))));
      if (page.nextCursor().isEmpty()) {
        return;
      }
      page = page(post, new Page.PageRequest(DELETE_BATCH_SIZE, page.nextCursor()), false);
    }
  }

  private TransactWriteItem deleteAction(Item key) {
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(tableName).key(key.toMap()).build())
        .build();
  }
}
