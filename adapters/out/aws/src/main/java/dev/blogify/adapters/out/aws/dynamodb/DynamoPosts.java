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
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.PublishedVersion;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.Post.WorkingCopy;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.SlugHistory;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Posts in the tables Posts, Slugs, Revisions and Feeds. An item of the table Posts has the
 * published content, or the latest content if the post is not published, and the summary of the
 * latest content. The table Revisions stores the content of a working copy, because two bodies
 * exceed the size limit of an item.
 */
public final class DynamoPosts implements Posts {
  private static final String PUBLISH = "publish";
  private static final String PURGE = "purge";

  /**
   * Limits the number of items that a filtered page scans, because all of them may have another
   * status.
   */
  private static final int SCAN_LIMIT = Page.PageRequest.MAX_LIMIT + 1;

  private final DynamoGateway gateway;
  private final DynamoTable posts;
  private final DynamoTable slugs;
  private final DynamoRevisions revisions;
  private final DynamoFeeds feeds;

  public DynamoPosts(DynamoDbClient client, TableNames names) {
    this(new DynamoGateway(client), names);
  }

  DynamoPosts(DynamoGateway gateway, TableNames names) {
    this.gateway = gateway;
    this.posts = new DynamoTable(gateway, names, Tables.POSTS);
    this.slugs = new DynamoTable(gateway, names, Tables.SLUGS);
    this.revisions = new DynamoRevisions(gateway, names);
    this.feeds = new DynamoFeeds(gateway, names);
  }

  @Override
  public Option<Post> find(PostId id) {
    return getItem(id).map(this::toPost);
  }

  @Override
  public Option<Published> findPublished(PostId id) {
    return getItem(id).flatMap(DynamoPosts::toPublished);
  }

  @Override
  public Option<PostId> findBySlug(Slug slug) {
    return slugs.get(slugKey(slug)).map(DynamoPosts::id);
  }

  /** Returns none for a tombstone, which has no author. */
  private Option<Item> getItem(PostId id) {
    return posts.get(key(id)).filter(item -> item.optionalText("userId").isDefined());
  }

  @Override
  public Either<Conflict, Post> commit(PostChange change, CommandContext context) {
    var post = change.after();
    var item = toItem(post).withOutbox(Outbox.events(change, context));
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
    revisions.deleteAll(id);
    var tombstone = tombstone(purge).withOutbox(Outbox.events(purge, context));
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
    return posts.findDue(PUBLISH, now, limit).map(DynamoPosts::id);
  }

  @Override
  public Seq<PostId> findDueForPurge(Instant now, int limit) {
    return posts.findDue(PURGE, now, limit).map(DynamoPosts::id);
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
        .appendAll(change.newRevision().map(revisions::put))
        .appendAll(change.feedsToRemoveFrom().map(feed -> feeds.delete(feed, post.metadata())))
        .appendAll(change.feedsToUpdate().map(feed -> feeds.put(feed, (Published) post)));
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
            query.scanIndexForward(false),
            page,
            item -> item.text("postId"),
            position -> key(PostId.parse(position).get()).merge(partition))
        .map(item -> ContentItem.toSummary(item.item("newest")));
  }

  static Item key(PostId id) {
    return Item.of("postId", id.value()).with("createdAt", id.createdAt());
  }

  private static PostId id(Item item) {
    return new PostId(item.id("postId"));
  }

  static Item toItem(Post post) {
    var metadata = post.metadata();
    var common =
        key(post.id())
            .with("userId", metadata.author().value())
            .with("version", metadata.version().number())
            .with("slug", metadata.slugHistory().current().value())
            .with(
                "publicSlugs",
                metadata.slugHistory().publicSlugs().toVector().map(Slug::value).sorted())
            .with("firstPublished", metadata.firstPublishedAt())
            .with("updatedAt", metadata.updatedAt())
            .with("newest", ContentItem.ofSummary(PostSummary.ofLatestContent(post)));
    return switch (post) {
      case Draft(_, var content) -> unpublished(common, post, content);
      case Scheduled(_, var content, var publishAt) ->
          unpublished(common, post, content)
              .with("publishAt", publishAt)
              .withDueTime(PUBLISH, publishAt);
      case Published(_, var published, var workingCopy) ->
          common
              .with("content", ContentItem.of(published.content()))
              .with("liveVersion", published.version().number())
              .with("liveSince", published.publishedAt())
              .with("copySlug", workingCopy.map(copy -> copy.slug().value()))
              .with("copyVersion", workingCopy.map(copy -> copy.version().number()));
      case Trashed trashed ->
          unpublished(common, post, trashed.content())
              .with("trashedAt", trashed.trashedAt())
              .withDueTime(PURGE, trashed.purgeAt());
    };
  }

  /** The tombstone of a purged post, which no index contains. */
  private static Item tombstone(PostPurge purge) {
    return key(purge.before().id())
        .with("version", purge.version().number())
        .asTombstone(purge.purgedAt());
  }

  /**
   * Adds the status attribute. Published posts omit it, so that the index by status excludes them.
   */
  private static Item unpublished(Item common, Post post, Content content) {
    return common.with("status", post.status().label()).with("content", ContentItem.of(content));
  }

  private Post toPost(Item item) {
    return switch (status(item)) {
      case DRAFT -> new Draft(metadata(item), content(item));
      case SCHEDULED -> new Scheduled(metadata(item), content(item), item.instant("publishAt"));
      case PUBLISHED ->
          new Published(metadata(item), publishedVersion(item), readWorkingCopy(item));
      case TRASHED -> new Trashed(metadata(item), content(item), item.instant("trashedAt"));
    };
  }

  /** Reads a published post without its working copy; none in other states. */
  private static Option<Published> toPublished(Item item) {
    return Option.when(
        status(item) == PostStatus.PUBLISHED,
        () -> new Published(metadata(item), publishedVersion(item), Option.none()));
  }

  private static PostStatus status(Item item) {
    return item.optionalText("status")
        .map(label -> PostStatus.parse(label).get())
        .getOrElse(PostStatus.PUBLISHED);
  }

  private static PostMetadata metadata(Item item) {
    return new PostMetadata(
        id(item),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new SlugHistory(
            new Slug(item.text("slug")), item.texts("publicSlugs").map(Slug::new).toSet()),
        item.optionalInstant("firstPublished"),
        item.instant("updatedAt"));
  }

  private static Content content(Item item) {
    return ContentItem.toContent(item.item("content"));
  }

  private static PublishedVersion publishedVersion(Item item) {
    return new PublishedVersion(
        content(item), new Version(item.number("liveVersion")), item.instant("liveSince"));
  }

  private Option<WorkingCopy> readWorkingCopy(Item item) {
    return item.optionalNumber("copyVersion")
        .map(Version::new)
        .map(version ->
            new WorkingCopy(
                new Slug(item.text("copySlug")), readContent(id(item), version), version));
  }

  private Content readContent(PostId id, Version version) {
    return revisions
        .find(id, version)
        .map(Revision::content)
        .getOrElseThrow(
            () -> new IllegalStateException("No revision %s of %s".formatted(version, id)));
  }
}
