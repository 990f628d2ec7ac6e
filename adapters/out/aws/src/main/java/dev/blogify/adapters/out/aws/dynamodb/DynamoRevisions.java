package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contents that posts had, in the table Revisions; written by {@link DynamoPosts}. */
public final class DynamoRevisions implements Revisions {
  private final DynamoGateway dynamo;
  private final String tableName;
  private final RevisionTable revisionTable;

  public DynamoRevisions(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.tableName = names.of(Tables.REVISIONS);
    this.revisionTable = new RevisionTable(dynamo, names);
  }

  @Override
  public Option<Revision> find(PostId post, Version version) {
    return dynamo.get(tableName, RevisionItem.key(post, version)).map(RevisionItem::toRevision);
  }

  @Override
  public Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page) {
    return revisionTable.page(post, page, true).map(DynamoRevisions::toEntry);
  }

  private static RevisionSummary toEntry(Item item) {
    return new RevisionSummary(
        new Version(item.number("version")), ContentItem.title(item), item.instant("at"));
  }
}
