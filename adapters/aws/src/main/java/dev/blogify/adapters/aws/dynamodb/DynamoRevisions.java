package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.post.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The contents that posts had, in the table Revisions; written by {@link DynamoPosts}. */
public final class DynamoRevisions implements Revisions {
  private final Database database;
  private final String table;

  public DynamoRevisions(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.table = names.of(Tables.REVISIONS);
  }

  @Override
  public Option<Revision> find(PostId post, Version version) {
    return database.get(table, RevisionItem.key(post, version)).map(RevisionItem::revision);
  }

  @Override
  public Page<Entry> of(PostId post, Page.Request page) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName("postId-version-index")
            .keyConditionExpression("postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .scanIndexForward(false)
            .build();
    return database
        .page(
            query,
            page,
            item -> Long.toString(item.number("version")),
            version -> RevisionItem.key(post, new Version(Long.parseLong(version))))
        .map(DynamoRevisions::entry);
  }

  private static Entry entry(Item item) {
    return new Entry(
        new Version(item.number("version")), ContentItem.title(item), item.instant("at"));
  }
}
