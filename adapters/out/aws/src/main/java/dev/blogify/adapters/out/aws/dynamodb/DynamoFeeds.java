package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostSummary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The lists of published posts in the table Feeds; {@link DynamoPosts} writes them. */
public final class DynamoFeeds implements Feeds {
  private final DynamoTable feeds;

  public DynamoFeeds(DynamoDbClient client, TableNames names) {
    this.feeds = new DynamoTable(new DynamoGateway(client), names, Tables.FEEDS);
  }

  @Override
  public Page<PostSummary> read(Feed feed, Page.PageRequest page) {
    var query =
        feeds.query(FeedItem.PARTITION_KEY, FeedItem.partitionKey(feed)).scanIndexForward(false);
    return feeds
        .gateway()
        .query(
            query.build(),
            page,
            item -> item.text(FeedItem.SORT_KEY),
            position -> FeedItem.key(feed, position))
        .map(SummaryItem::toSummary);
  }
}
