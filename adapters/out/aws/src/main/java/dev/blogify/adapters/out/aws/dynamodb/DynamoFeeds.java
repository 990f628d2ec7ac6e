package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.json.Timestamps;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostSummary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The lists of published posts in the table Feeds, ordered by first publication; {@link
 * DynamoPosts} writes them.
 */
public final class DynamoFeeds implements Feeds {
  static final String SORT_KEY = "publishedAt#postId";

  private static final String PARTITION_KEY = "feed";

  private final DynamoTable feeds;

  public DynamoFeeds(DynamoDbClient client, TableNames names) {
    this(new DynamoGateway(client), names);
  }

  DynamoFeeds(DynamoGateway gateway, TableNames names) {
    this.feeds = new DynamoTable(gateway, names, Tables.FEEDS);
  }

  @Override
  public Page<PostSummary> read(Feed feed, Page.PageRequest page) {
    return feeds
        .gateway()
        .query(
            feeds.query(PARTITION_KEY, partitionKey(feed)).scanIndexForward(false),
            page,
            item -> item.text(SORT_KEY),
            position -> key(feed, position))
        .map(ContentItem::toSummary);
  }

  TransactWriteItem put(Feed feed, Published post) {
    return feeds.put(toItem(feed, post), Condition.NONE);
  }

  /**
   * Returns the action that deletes the entry of a post. The post was published at least once,
   * because the key contains the time of its first publication.
   */
  TransactWriteItem delete(Feed feed, PostMetadata post) {
    return feeds.delete(key(feed, post), Condition.NONE);
  }

  static Item toItem(Feed feed, Published post) {
    return key(feed, post.metadata()).merge(ContentItem.ofSummary(PostSummary.ofPublished(post)));
  }

  static Item key(Feed feed, PostMetadata post) {
    return key(feed, Timestamps.format(post.firstPublishedAt().get()) + "#" + post.id());
  }

  private static Item key(Feed feed, String position) {
    return Item.of(PARTITION_KEY, partitionKey(feed)).with(SORT_KEY, position);
  }

  private static String partitionKey(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> "all";
      case Feed.ByTag(var tag) -> "tag#" + tag.value();
      case Feed.ByAuthor(var author) -> "author#" + author.value();
    };
  }
}
