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
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Posts in the tables Posts, Slugs, Revisions and Feeds. */
public final class DynamoPosts implements Posts {
  /**
   * Limits the number of items that a filtered page scans, because all of them may have another
   * status.
   */
  private static final int SCAN_LIMIT = Page.PageRequest.MAX_LIMIT + 1;

  private final DynamoGateway gateway;
  private final DynamoTable posts;
  private final DynamoTable slugs;
  private final DynamoTable revisions;
  private final DynamoTable feeds;
  private final DynamoRevisions revisionStore;

  public DynamoPosts(DynamoDbClient client, TableNames names) {
    this(new DynamoGateway(client), names);
  }

  DynamoPosts(DynamoGateway gateway, TableNames names) {
    this.gateway = gateway;
    this.posts = new DynamoTable(gateway, names, Tables.POSTS);
    this.slugs = new DynamoTable(gateway, names, Tables.SLUGS);
    this.revisions = new DynamoTable(gateway, names, Tables.REVISIONS);
    this.feeds = new DynamoTable(gateway, names, Tables.FEEDS);
    this.revisionStore = new DynamoRevisions(gateway, names);
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
    return slugs.get(slugKey(slug)).map(PostItem::id);
  }

  private Option<Item> getItem(PostId id) {
    return posts.get(PostItem.key(id)).filter(PostItem::hasPost);
  }

  private Content getRevision(PostId id, Version version) {
    return revisions
        .get(RevisionItem.key(id, version))
        .map(ContentItem::toContent)
        .getOrElseThrow(
            () -> new IllegalStateException("No revision %s of %s".formatted(version, id)));
  }

  @Override
  public Either<Conflict, Post> commit(PostChange change, CommandContext context) {
    var post = change.after();
    var item = AggregateItem.withOutbox(PostItem.of(post), Outbox.events(change, context));
    var put = posts.put(item, Condition.hasVersion(change.before().map(Post::version)));
    var failed = gateway.transact(relatedWrites(change).prepend(put));
    return failed.isEmpty() ? right(post) : left(toConflict(change, put, failed));
  }

  /**
   * Deletes the revisions in batches, because a transaction has at most 100 actions, and then
   * replaces the post by a tombstone and releases its slugs in one transaction. An interrupted
   * purge leaves the post due, so that the next run continues.
   */
  @Override
  public Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext context) {
    var id = purge.before().id();
    revisionStore.deleteAll(id);
    var tombstone = AggregateItem.withOutbox(PostItem.of(purge), Outbox.events(purge, context));
    var put = posts.put(tombstone, Condition.hasVersion(Option.some(purge.before().version())));
    var failed =
        gateway.transact(
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
    return posts.findDue(PostItem.PUBLISH, now, limit).map(PostItem::id);
  }

  @Override
  public Seq<PostId> findDueForPurge(Instant now, int limit) {
    return posts.findDue(PostItem.PURGE, now, limit).map(PostItem::id);
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
    return new IllegalStateException(
        "Items of %s do not match the version of the post".formatted(id));
  }

  /** Returns the writes to the other tables: at most 66 actions of the 100 that DynamoDB allows. */
  private Seq<TransactWriteItem> relatedWrites(PostChange change) {
    var post = change.after();
    var id = post.id();
    return List.<TransactWriteItem>empty()
        .appendAll(change.claimedSlugs().map(slug -> claimSlug(slug, id)))
        .appendAll(change.releasedSlugs().map(slug -> releaseSlug(slug, id)))
        .appendAll(
            change
                .newRevision()
                .map(revision ->
                    revisions.put(RevisionItem.of(revision), Condition.isAbsent("postId"))))
        .appendAll(
            change
                .feedsToRemoveFrom()
                .map(feed -> feeds.delete(FeedItem.key(feed, post.metadata()))))
        .appendAll(
            change.feedsToUpdate().map(feed -> feeds.put(FeedItem.of(feed, (Published) post))));
  }

  private TransactWriteItem claimSlug(Slug slug, PostId post) {
    return slugs.put(
        slugKey(slug).with("postId", post.value()),
        Condition.of(
            "attribute_not_exists(slug) OR postId = :post", Item.of(":post", post.value())));
  }

  private TransactWriteItem releaseSlug(Slug slug, PostId post) {
    return slugs.delete(
        slugKey(slug), Condition.of("postId = :post", Item.of(":post", post.value())));
  }

  private static Item slugKey(Slug slug) {
    return Item.of("slug", slug.value());
  }

  @Override
  public Page<PostSummary> findByAuthor(
      UserId author, Option<PostStatus> status, Page.PageRequest page) {
    var unfiltered = posts.query("userId", author.value()).indexName(Tables.BY_USER_INDEX);
    var query =
        status
            .map(selected ->
                unfiltered
                    .filterExpression("newest.#status = :status")
                    .expressionAttributeNames(Map.of("#partition", "userId", "#status", "status"))
                    .expressionAttributeValues(
                        Item.of(":partition", author.value())
                            .with(":status", selected.label())
                            .toMap())
                    .limit(SCAN_LIMIT))
            .getOrElse(unfiltered);
    return querySummaries(query, page, Item.of("userId", author.value()));
  }

  @Override
  public Page<PostSummary> findByStatus(PostStatus unpublished, Page.PageRequest page) {
    var query = posts.query("status", unpublished.label()).indexName(Tables.BY_STATUS_INDEX);
    return querySummaries(query, page, Item.of("status", unpublished.label()));
  }

  private Page<PostSummary> querySummaries(
      QueryRequest.Builder query, Page.PageRequest page, Item partition) {
    return gateway
        .query(
            query.scanIndexForward(false).build(),
            page,
            item -> item.text("postId"),
            position -> PostItem.key(PostId.parse(position).get()).merge(partition))
        .map(item -> SummaryItem.toSummary(item.item("newest")));
  }
}
