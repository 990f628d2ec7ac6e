package dev.blogify.adapters.aws.dynamodb;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.Page;
import dev.blogify.application.post.Posts;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
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
  private static final int LOOKED_AT = Page.Request.MAX + 1;

  private final Database database;
  private final Aggregates posts;
  private final String slugs;
  private final String revisions;
  private final String feeds;
  private final History history;

  public DynamoPosts(DynamoDbClient client, TableNames names) {
    this(new Database(client), names);
  }

  DynamoPosts(Database database, TableNames names) {
    this.database = database;
    this.posts = new Aggregates(names, Tables.POSTS);
    this.slugs = names.of(Tables.SLUGS);
    this.revisions = names.of(Tables.REVISIONS);
    this.feeds = names.of(Tables.FEEDS);
    this.history = new History(database, names);
  }

  @Override
  public Option<Post> find(PostId id) {
    return item(id).map(item -> PostItem.post(item, version -> revision(id, version)));
  }

  @Override
  public Option<Published> published(PostId id) {
    return item(id).flatMap(PostItem::published);
  }

  @Override
  public Option<PostId> holder(Slug slug) {
    return database
        .get(slugs, Item.of("slug", slug.value()))
        .map(item -> new PostId(item.id("postId")));
  }

  private Option<Item> item(PostId id) {
    return database.get(posts.table(), PostItem.key(id)).filter(PostItem::isThere);
  }

  private Content revision(PostId id, Version version) {
    return database
        .get(revisions, RevisionItem.key(id, version))
        .map(ContentItem::content)
        .getOrElseThrow(
            () -> new IllegalStateException("No revision %s of %s".formatted(version, id)));
  }

  @Override
  public Either<Conflict, Post> commit(PostChange change, Cause cause) {
    var post = change.after();
    var item = Aggregates.journaled(PostItem.of(post), Journal.events(change, cause));
    var put = posts.put(change.before().map(Post::version), item);
    var failed = database.transact(consequences(change).prepend(put));
    return failed.isEmpty() ? right(post) : left(conflict(change, put, failed));
  }

  /**
   * Revisions go first, so many at a time, since nobody reads them any more and a transaction takes
   * 100 actions. One transaction then ends the post and frees its slugs: until it is done, the post
   * is due for a purge, which goes on where the last one was cut short.
   */
  @Override
  public Either<Conflict.Outdated, PostId> purge(PostPurge purge, Cause cause) {
    var id = purge.before().id();
    history.forget(id);
    var gone = Aggregates.journaled(PostItem.of(purge), Journal.events(purge, cause));
    var put = posts.put(Option.some(purge.before().version()), gone);
    var failed =
        database.transact(purge.released().toVector().map(slug -> release(slug, id)).prepend(put));
    if (failed.isEmpty()) {
      return right(id);
    }
    if (failed.contains(put)) {
      return left(new Conflict.Outdated());
    }
    throw unlikeItsVersion(id);
  }

  @Override
  public Seq<PostId> toPublish(Instant now, int limit) {
    return due(PostItem.PUBLISH, now, limit);
  }

  @Override
  public Seq<PostId> toPurge(Instant now, int limit) {
    return due(PostItem.PURGE, now, limit);
  }

  private Seq<PostId> due(String what, Instant now, int limit) {
    return database
        .first(DueItems.query(posts.table(), what, now), limit)
        .map(item -> new PostId(item.id("postId")));
  }

  private Conflict conflict(
      PostChange change, TransactWriteItem put, Seq<TransactWriteItem> failed) {
    return failed.contains(put)
        ? new Conflict.Outdated()
        : change
            .claimed()
            .find(slug -> failed.contains(claim(slug, change.after().id())))
            .map(Conflict.Taken::new)
            .getOrElseThrow(() -> unlikeItsVersion(change.after().id()));
  }

  private static IllegalStateException unlikeItsVersion(PostId id) {
    return new IllegalStateException("What belongs to %s is not as its version says".formatted(id));
  }

  /** All that is written beside the post. At most 66 actions, of the 100 that DynamoDB takes. */
  private Seq<TransactWriteItem> consequences(PostChange change) {
    var post = change.after();
    var id = post.id();
    return List.<TransactWriteItem>empty()
        .appendAll(change.claimed().map(slug -> claim(slug, id)))
        .appendAll(change.released().map(slug -> release(slug, id)))
        .appendAll(change.revision().map(revision -> keep(RevisionItem.of(revision))))
        .appendAll(change.unlisted().map(feed -> unlist(FeedItem.key(feed, post.head()))))
        .appendAll(change.listed().map(feed -> list(FeedItem.of(feed, (Published) post))));
  }

  private TransactWriteItem claim(Slug slug, PostId post) {
    return action(
        Put.builder()
            .tableName(slugs)
            .item(Item.of("slug", slug.value()).with("postId", post.value()).toMap())
            .conditionExpression("attribute_not_exists(slug) OR postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .build());
  }

  private TransactWriteItem release(Slug slug, PostId post) {
    return action(
        Delete.builder()
            .tableName(slugs)
            .key(Item.of("slug", slug.value()).toMap())
            .conditionExpression("postId = :post")
            .expressionAttributeValues(Item.of(":post", post.value()).toMap())
            .build());
  }

  private TransactWriteItem keep(Item revision) {
    return action(
        Put.builder()
            .tableName(revisions)
            .item(revision.toMap())
            .conditionExpression("attribute_not_exists(postId)")
            .build());
  }

  private TransactWriteItem list(Item row) {
    return action(Put.builder().tableName(feeds).item(row.toMap()).build());
  }

  private TransactWriteItem unlist(Item key) {
    return action(Delete.builder().tableName(feeds).key(key.toMap()).build());
  }

  private static TransactWriteItem action(Put put) {
    return TransactWriteItem.builder().put(put).build();
  }

  private static TransactWriteItem action(Delete delete) {
    return TransactWriteItem.builder().delete(delete).build();
  }

  @Override
  public Page<Summary> by(UserId author, Option<Status> status, Page.Request page) {
    var all = work("userId-createdAt-index").keyConditionExpression("userId = :author");
    var key = Item.of(":author", author.value());
    var query =
        status
            .map(one ->
                all.filterExpression("newest.#status = :status")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(key.with(":status", one.label()).toMap())
                    .limit(LOOKED_AT))
            .getOrElse(() -> all.expressionAttributeValues(key.toMap()));
    return summaries(query.build(), page, Item.of("userId", author.value()));
  }

  @Override
  public Page<Summary> in(Status unpublished, Page.Request page) {
    var query =
        work("status-createdAt-index")
            .keyConditionExpression("#status = :status")
            .expressionAttributeNames(Map.of("#status", "status"))
            .expressionAttributeValues(Item.of(":status", unpublished.label()).toMap());
    return summaries(query.build(), page, Item.of("status", unpublished.label()));
  }

  private QueryRequest.Builder work(String index) {
    return QueryRequest.builder().tableName(posts.table()).indexName(index).scanIndexForward(false);
  }

  private Page<Summary> summaries(QueryRequest query, Page.Request page, Item partition) {
    return database
        .page(
            query,
            page,
            item -> item.text("postId"),
            position -> PostItem.key(PostId.parse(position).get()).and(partition))
        .map(item -> SummaryItem.summary(item.item("newest")));
  }
}
