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

/** The revisions of posts in the table Revisions; {@link DynamoPosts} writes them. */
public final class DynamoRevisions implements Revisions {
  /** Ten revisions of the maximum size are below the 4 MB limit of a transaction. */
  private static final int DELETE_BATCH_SIZE = 10;

  private final DynamoGateway gateway;
  private final DynamoTable revisions;

  public DynamoRevisions(DynamoDbClient client, TableNames names) {
    this(new DynamoGateway(client), names);
  }

  DynamoRevisions(DynamoGateway gateway, TableNames names) {
    this.gateway = gateway;
    this.revisions = new DynamoTable(gateway, names, Tables.REVISIONS);
  }

  @Override
  public Option<Revision> find(PostId post, Version version) {
    return revisions.get(RevisionItem.key(post, version)).map(RevisionItem::toRevision);
  }

  @Override
  public Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page) {
    return queryPage(post, page, true)
        .map(item ->
            new RevisionSummary(
                new Version(item.number("version")), ContentItem.title(item), item.instant("at")));
  }

  /**
   * Deletes all revisions of a post, the oldest first. Continues a deletion that was interrupted.
   */
  void deleteAll(PostId post) {
    var page = queryPage(post, Page.PageRequest.firstPage(DELETE_BATCH_SIZE), false);
    while (!page.items().isEmpty()) {
      gateway.transact(
          page.items()
              .map(item -> RevisionItem.key(post, new Version(item.number("version"))))
              .map(revisions::delete));
      if (page.nextCursor().isEmpty()) {
        return;
      }
      page = queryPage(post, new Page.PageRequest(DELETE_BATCH_SIZE, page.nextCursor()), false);
    }
  }

  /** Queries the index, because it excludes the bodies. */
  private Page<Item> queryPage(PostId post, Page.PageRequest page, boolean newestFirst) {
    var query =
        revisions
            .query("postId", post.value())
            .indexName(Tables.BY_VERSION_INDEX)
            .scanIndexForward(!newestFirst);
    return gateway.query(
        query.build(),
        page,
        item -> Long.toString(item.number("version")),
        version -> RevisionItem.key(post, new Version(Long.parseLong(version))));
  }
}
