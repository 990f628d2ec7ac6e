package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.post.TagCounts;
import dev.blogify.domain.post.Tag;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** How many published posts each tag has, in the table TagCounts: all in one list. */
public final class DynamoTagCounts implements TagCounts {
  private static final String LIST = "list";
  private static final String TAGS = "tags";

  private final Database database;
  private final String table;

  public DynamoTagCounts(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.table = names.of(Tables.TAG_COUNTS);
  }

  @Override
  public Page<TagCount> list(Page.Request page) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#list = :tags")
            .expressionAttributeNames(Map.of("#list", LIST))
            .expressionAttributeValues(Item.of(":tags", TAGS).toMap())
            .build();
    return database
        .page(query, page, item -> item.text("tag"), DynamoTagCounts::key)
        .map(DynamoTagCounts::count);
  }

  private static Item key(String tag) {
    return Item.of(LIST, TAGS).with("tag", tag);
  }

  private static TagCount count(Item item) {
    return new TagCount(new Tag(item.text("tag")), Math.toIntExact(item.number("posts")));
  }

  /** As the table holds it. */
  static Item item(TagCount count) {
    return key(count.tag().value()).with("posts", count.posts());
  }
}
