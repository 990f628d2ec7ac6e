package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostSummary;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What readers page through, in the table Feeds; written by {@link DynamoPosts}. */
public final class DynamoFeeds implements Feeds {
  private final DynamoGateway dynamo;
  private final String tableName;

  public DynamoFeeds(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.tableName = names.of(Tables.FEEDS);
  }

  @Override
  public Page<PostSummary> read(Feed feed, Page.PageRequest page) {
    var query =
        QueryRequest.builder()
            .tableName(tableName)
            .keyConditionExpression("#feed = :feed")
            .expressionAttributeNames(Map.of("#feed", FeedItem.PARTITION_KEY))
            .expressionAttributeValues(Item.of(":feed", FeedItem.partitionKey(feed)).toMap())
            .scanIndexForward(false)
            .build();
    return dynamo
        .query(query, page, row -> row.text(FeedItem.SORT_KEY), place -> FeedItem.key(feed, place))
        .map(SummaryItem::toSummary);
  }
}
