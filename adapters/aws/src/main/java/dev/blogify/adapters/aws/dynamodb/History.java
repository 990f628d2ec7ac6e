package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** All revisions of a post, where only their keys matter: as its index has them, without bodies. */
final class History {
  static final String INDEX = "postId-version-index";

  /** Together below the 4 MB of a transaction, should the largest of contents count. */
  private static final int AT_ONCE = 10;

  private final Database database;
  private final String table;

  History(Database database, TableNames names) {
    this.database = database;
    this.table = names.of(Tables.REVISIONS);
  }

  Page<Item> page(PostId post, Page.Request page, boolean newestFirst) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX)
            .keyConditionExpression("postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .scanIndexForward(!newestFirst)
            .build();
    return database.page(
        query,
        page,
        item -> Long.toString(item.number("version")),
        version -> RevisionItem.key(post, new Version(Long.parseLong(version))));
  }

  /** Deletes all, the oldest first. Where it is cut short, another call goes on. */
  void forget(PostId post) {
    var page = page(post, Page.Request.first(AT_ONCE), false);
    while (!page.items().isEmpty()) {
      database.transact(
          page.items()
              .map(item -> delete(RevisionItem.key(post, new Version(item.number("version"))))));
      if (page.next().isEmpty()) {
        return;
      }
      page = page(post, new Page.Request(AT_ONCE, page.next()), false);
    }
  }

  private TransactWriteItem delete(Item key) {
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(table).key(key.toMap()).build())
        .build();
  }
}
