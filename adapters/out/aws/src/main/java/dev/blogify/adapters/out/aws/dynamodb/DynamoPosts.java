package dev.blogify.adapters.out.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** All posts, in the tables Posts, Slugs, Revisions and Feeds. */
public final class DynamoPosts implements Posts {
  /** Of an author's posts, for those in one life: what a page costs is then bounded. */
  private static final int SCAN_LIMIT = Page.PageRequest.MAX_LIMIT + 1;

  private final DynamoGateway dynamo;
  private final VersionedTable postsTable;
  private final String slugsTableName;
  private final String revisionsTableName;
  private final String feedsTableName;
  private final RevisionTable revisionTable;

  public DynamoPosts(DynamoDbClient client, TableNames names) {
    this(new DynamoGateway(client), names);
  }

  DynamoPosts(DynamoGateway database, TableNames names) {
    this.dynamo = database;
    this.postsTable = new VersionedTable(names, Tables.POSTS);
    this.slugsTableName = names.of(Tables.SLUGS);
    this.revisionsTableName = names.of(Tables.REVISIONS);
    this.feedsTableName = names.of(Tables.FEEDS);
    this.revisionTable = new RevisionTable(database, names);
  }

  @Override
  public Option<Post> find(PostId id) {
    return getItem(id).map(item -> PostItem.toPost(item, version -> getRevision(id, version)));
  }

  @Override
  public Option<Published> findPublished(PostId id) {
    return getItem(id).flatMap(PostItem::toPublished);
  }

  @Override
  public Option<PostId> findBySlug(Slug slug) {
    return dynamo
        .get(slugsTableName, Item.of("slug", slug.value()))
        .map(item -> new PostId(item.id("postId")));
  }

  private Option<Item> getItem(PostId id) {
    return dynamo.get(postsTable.tableName(), PostItem.key(id)).filter(PostItem::hasPost);
  }

  private Content getRevision(PostId id, Version version) {
    return dynamo
        .get(revisionsTableName, RevisionItem.key(id, version))
        .map(ContentItem::toContent)
        .getOrElseThrow(
            () -> new IllegalStateException("No revision %s of %s".formatted(version, id)));
  }

  @Override
  public Either<Conflict, Post> commit(PostChange change, CommandContext cause) {
    var post = change.after();
    var item = VersionedTable.withOutbox(PostItem.of(post), Outbox.events(change, cause));
    var put = postsTable.putAction(change.before().map(Post::version), item);
    var failed = dynamo.transact(relatedWrites(change).prepend(put));
    return failed.isEmpty() ? right(post) : left(toConflict(change, put, failed));
  }

  /**
   * Revisions go first, so many at a time, since nobody reads them any more and a transaction takes
   * 100 actions. One transaction then ends the post and frees its slugs: until it is done, the post
   * is due for a purge, which goes on where the last one was cut short.
   */
  @Override
  public Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext cause) {
    var id = purge.before().id();
    revisionTable.deleteAll(id);
    var gone = VersionedTable.withOutbox(PostItem.of(purge), Outbox.events(purge, cause));
    var put = postsTable.putAction(Option.some(purge.before().version()), gone);
    var failed =
        dynamo.transact(
            purge.releasedSlugs().toVector().map(slug -> releaseSlug(slug, id)).prepend(put));
    if (failed.isEmpty()) {
      return right(id);
    }
    if (failed.contains(put)) {
      return left(new Conflict.OutdatedVersion());
    }
    throw inconsistentItems(id);
  }

  @Override
  public Seq<PostId> findDueForPublication(Instant now, int limit) {
    return findDue(PostItem.PUBLISH, now, limit);
  }

  @Override
  public Seq<PostId> findDueForPurge(Instant now, int limit) {
    return findDue(PostItem.PURGE, now, limit);
  }

  private Seq<PostId> findDue(String what, Instant now, int limit) {
    return dynamo
        .queryFirst(DueIndex.query(postsTable.tableName(), what, now), limit)
        .map(item -> new PostId(item.id("postId")));
  }

  private Conflict toConflict(
      PostChange change, TransactWriteItem put, Seq<TransactWriteItem> failed) {
    return failed.contains(put)
        ? new Conflict.OutdatedVersion()
        : change
            .claimedSlugs()
            .find(slug -> failed.contains(claimSlug(slug, change.after().id())))
            .map(Conflict.SlugConflict::new)
            .getOrElseThrow(() -> inconsistentItems(change.after().id()));
  }

  private static IllegalStateException inconsistentItems(PostId id) {
    return new IllegalStateException("What belongs to %s is not as its version says".formatted(id));
  }

  /** All that is written beside the post. At most 66 actions, of the 100 that DynamoDB takes. */
  private Seq<TransactWriteItem> relatedWrites(PostChange change) {
    var post = change.after();
    var id = post.id();
    return List.<TransactWriteItem>empty()
        .appendAll(change.claimedSlugs().map(slug -> claimSlug(slug, id)))
        .appendAll(change.releasedSlugs().map(slug -> releaseSlug(slug, id)))
        .appendAll(change.newRevision().map(revision -> putRevision(RevisionItem.of(revision))))
        .appendAll(
            change
                .feedsToRemoveFrom()
                .map(feed -> deleteFeedItem(FeedItem.key(feed, post.metadata()))))
        .appendAll(
            change.feedsToUpdate().map(feed -> putFeedItem(FeedItem.of(feed, (Published) post))));
  }

  private TransactWriteItem claimSlug(Slug slug, PostId post) {
    return action(
        Put.builder()
            .tableName(slugsTableName)
            .item(Item.of("slug", slug.value()).with("postId", post.value()).toMap())
            .conditionExpression("attribute_not_exists(slug) OR postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .build());
  }

  private TransactWriteItem releaseSlug(Slug slug, PostId post) {
    return action(
        Delete.builder()
            .tableName(slugsTableName)
            .key(Item.of("slug", slug.value()).toMap())
            .conditionExpression("postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .build());
  }

  private TransactWriteItem putRevision(Item revision) {
    return action(
        Put.builder()
            .tableName(revisionsTableName)
            .item(revision.toMap())
            .conditionExpression("attribute_not_exists(postId)")
            .build());
  }

  private TransactWriteItem putFeedItem(Item row) {
    return action(Put.builder().tableName(feedsTableName).item(row.toMap()).build());
  }

  private TransactWriteItem deleteFeedItem(Item key) {
    return action(Delete.builder().tableName(feedsTableName).key(key.toMap()).build());
  }

  private static TransactWriteItem action(Put put) {
    return TransactWriteItem.builder().put(put).build();
  }

  private static TransactWriteItem action(Delete delete) {
    return TransactWriteItem.builder().delete(delete).build();
  }

  @Override
  public Page<PostSummary> findByAuthor(
      UserId author, Option<PostStatus> status, Page.PageRequest page) {
    var all = indexQuery(Tables.BY_USER_INDEX).keyConditionExpression("userId = :author");
    var key = Item.of(":author", author.value());
    var query =
        status
            .map(one ->
                all.filterExpression("newest.#status = :status")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(key.with(":status", one.label()).toMap())
                    .limit(SCAN_LIMIT))
            .getOrElse(() -> all.expressionAttributeValues(key.toMap()));
    return querySummaries(query.build(), page, Item.of("userId", author.value()));
  }

  @Override
  public Page<PostSummary> findByStatus(PostStatus unpublished, Page.PageRequest page) {
    var query =
        indexQuery(Tables.BY_STATUS_INDEX)
            .keyConditionExpression("#status = :status")
            .expressionAttributeNames(Map.of("#status", "status"))
            .expressionAttributeValues(Item.of(":status", unpublished.label()).toMap());
    return querySummaries(query.build(), page, Item.of("status", unpublished.label()));
  }

  private QueryRequest.Builder indexQuery(String index) {
    return QueryRequest.builder()
        .tableName(postsTable.tableName())
        .indexName(index)
        .scanIndexForward(false);
  }

  private Page<PostSummary> querySummaries(
      QueryRequest query, Page.PageRequest page, Item partition) {
    return dynamo
        .query(
            query,
            page,
            item -> item.text("postId"),
            position -> PostItem.key(PostId.parse(position).get()).merge(partition))
        .map(item -> SummaryItem.toSummary(item.item("newest")));
  }
}
