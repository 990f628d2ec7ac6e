package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

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
    return revisions.get(key(post, version)).map(DynamoRevisions::toRevision);
  }

  @Override
  public Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page) {
    return queryPage(post, page, true)
        .map(item ->
            new RevisionSummary(
                new Version(item.number("version")), ContentItem.title(item), item.instant("at")));
  }

  TransactWriteItem put(Revision revision) {
    return revisions.put(toItem(revision), Condition.isAbsent("postId"));
  }

  /**
   * Deletes all revisions of a post, the oldest first. A repeated call completes an interrupted
   * deletion.
   */
  void deleteAll(PostId post) {
    var page = queryPage(post, Page.PageRequest.firstPage(DELETE_BATCH_SIZE), false);
    while (!page.items().isEmpty()) {
      gateway.transact(
          page.items()
              .map(item -> key(post, new Version(item.number("version"))))
              .map(key -> revisions.delete(key, Condition.NONE)));
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
        query,
        page,
        item -> Long.toString(item.number("version")),
        version -> key(post, new Version(Long.parseLong(version))));
  }

  private static Item key(PostId post, Version version) {
    return Item.of("postId", post.value()).with("version", version.number());
  }

  private static Item toItem(Revision revision) {
    return ContentItem.of(revision.content())
        .with("postId", revision.postId().value())
        .with("version", revision.version().number())
        .with("userId", revision.author().value())
        .with("at", revision.createdAt());
  }

  private static Revision toRevision(Item item) {
    return new Revision(
        new PostId(item.id("postId")),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        ContentItem.toContent(item),
        item.instant("at"));
  }
}
