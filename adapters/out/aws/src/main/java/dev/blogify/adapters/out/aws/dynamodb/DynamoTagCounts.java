package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How many published posts each tag has, in the table TagCounts, all in one list; and beside it,
 * each on its own, what was told of each post.
 */
public final class DynamoTagCounts implements TagCounts {
  private static final String LIST = "list";
  private static final String TAGS = "tags";
  private static final String TAG = "tag";
  private static final String POSTS = "posts";
  private static final String SEQUENCE = "sequence";

  private final DynamoGateway dynamo;
  private final String tableName;

  public DynamoTagCounts(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.tableName = names.of(Tables.TAG_COUNTS);
  }

  @Override
  public Page<TagCount> list(Page.PageRequest page) {
    var query =
        QueryRequest.builder()
            .tableName(tableName)
            .keyConditionExpression("#list = :tags")
            .filterExpression("posts > :none")
            .expressionAttributeNames(Map.of("#list", LIST))
            .expressionAttributeValues(Item.of(":tags", TAGS).with(":none", 0).toMap())
            .build();
    return dynamo
        .query(query, page, item -> item.text(TAG), DynamoTagCounts::key)
        .map(item -> new TagCount(new Tag(item.text(TAG)), Math.toIntExact(item.number(POSTS))));
  }

  @Override
  public boolean update(PostTags tags) {
    while (true) {
      var known = dynamo.get(tableName, key(tags.postId()));
      if (known.exists(item -> item.text(SEQUENCE).compareTo(tags.sequence()) >= 0)) {
        return false;
      }
      var before = known.map(item -> item.texts(TAGS).map(Tag::new)).getOrElse(Vector.empty());
      if (count(known, before, tags)) {
        before.removeAll(tags.tags()).forEach(this::deleteUnusedTag);
        return true;
      }
    }
  }

  /**
   * At most 41 actions, of the 100 that a transaction may have.
   *
   * @return whether the post is still known as it was read; otherwise somebody was faster
   */
  private boolean count(Option<Item> known, Seq<Tag> before, PostTags tags) {
    var now = tags.tags().distinct();
    var remember = putPostTags(known, tags.postId(), tags.sequence(), now);
    var failed =
        dynamo.transact(
            Vector.of(remember)
                .appendAll(now.removeAll(before).map(tag -> addToCount(tag, 1)))
                .appendAll(before.removeAll(now).map(tag -> addToCount(tag, -1))));
    if (!failed.isEmpty() && !failed.contains(remember)) {
      throw new IllegalStateException("Fewer posts than were counted: " + failed);
    }
    return failed.isEmpty();
  }

  private TransactWriteItem putPostTags(
      Option<Item> known, PostId post, String sequence, Seq<Tag> tags) {
    var item = key(post).with(SEQUENCE, sequence).with(TAGS, tags.map(Tag::value));
    var put =
        Put.builder()
            .tableName(tableName)
            .item(item.toMap())
            .expressionAttributeNames(Map.of("#sequence", SEQUENCE));
    var guarded =
        known
            .map(read ->
                put.conditionExpression("#sequence = :read")
                    .expressionAttributeValues(Item.of(":read", read.text(SEQUENCE)).toMap()))
            .getOrElse(() -> put.conditionExpression("attribute_not_exists(#sequence)"));
    return TransactWriteItem.builder().put(guarded.build()).build();
  }

  private TransactWriteItem addToCount(Tag tag, int posts) {
    var update =
        Update.builder()
            .tableName(tableName)
            .key(key(tag.value()).toMap())
            .updateExpression("ADD posts :more");
    var values = Item.of(":more", posts);
    var guarded =
        posts > 0
            ? update.expressionAttributeValues(values.toMap())
            : update
                .conditionExpression("posts > :none")
                .expressionAttributeValues(values.with(":none", 0).toMap());
    return TransactWriteItem.builder().update(guarded.build()).build();
  }

  /** Takes away the row of a tag that no post has. If that fails, no list shows it all the same. */
  private void deleteUnusedTag(Tag tag) {
    dynamo.delete(
        DeleteItemRequest.builder()
            .tableName(tableName)
            .key(key(tag.value()).toMap())
            .conditionExpression("posts = :none")
            .expressionAttributeValues(Item.of(":none", 0).toMap())
            .build());
  }

  private static Item key(String tag) {
    return Item.of(LIST, TAGS).with(TAG, tag);
  }

  private static Item key(PostId post) {
    return Item.of(LIST, "post#" + post).with(TAG, "all");
  }
}
