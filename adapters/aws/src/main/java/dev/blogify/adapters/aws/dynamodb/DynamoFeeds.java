package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.post.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Summary;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What readers page through, in the table Feeds; written by {@link DynamoPosts}. */
public final class DynamoFeeds implements Feeds {
  private final Database database;
  private final String table;

  public DynamoFeeds(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.table = names.of(Tables.FEEDS);
  }

  @Override
  public Page<Summary> read(Feed feed, Page.Request page) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#feed = :feed")
            .expressionAttributeNames(Map.of("#feed", FeedItem.FEED))
            .expressionAttributeValues(Item.of(":feed", FeedItem.feed(feed)).toMap())
            .scanIndexForward(false)
            .build();
    return database
        .page(query, page, row -> row.text(FeedItem.PLACE), place -> FeedItem.key(feed, place))
        .map(SummaryItem::summary);
  }
}
