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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The number of published posts per tag in the table TagCounts. One partition holds all counts, and
 * a partition per post holds the counted tags of the post.
 */
public final class DynamoTagCounts implements TagCounts {
  private static final String LIST = "list";
  private static final String TAGS = "tags";
  private static final String TAG = "tag";
  private static final String POSTS = "posts";
  private static final String SEQUENCE = "sequence";

  private final DynamoGateway gateway;
  private final DynamoTable counts;

  public DynamoTagCounts(DynamoDbClient client, TableNames names) {
    this.gateway = new DynamoGateway(client);
    this.counts = new DynamoTable(gateway, names, Tables.TAG_COUNTS);
  }

  @Override
  public Page<TagCount> list(Page.PageRequest page) {
    var query =
        counts
            .query(LIST, TAGS)
            .filterExpression("posts > :none")
            .expressionAttributeValues(Item.of(":partition", TAGS).with(":none", 0).toMap());
    return gateway
        .query(query, page, item -> item.text(TAG), DynamoTagCounts::key)
        .map(item -> new TagCount(new Tag(item.text(TAG)), Math.toIntExact(item.number(POSTS))));
  }

  @Override
  public boolean update(PostTags tags) {
    while (true) {
      var storedItem = counts.get(key(tags.postId()));
      if (storedItem.exists(item -> item.text(SEQUENCE).compareTo(tags.sequence()) >= 0)) {
        return false;
      }
      var before = storedItem.map(item -> item.texts(TAGS).map(Tag::new)).getOrElse(Vector.empty());
      if (count(storedItem, before, tags)) {
        before.removeAll(tags.tags()).forEach(this::deleteUnusedTag);
        return true;
      }
    }
  }

  /**
   * Updates the counts in a transaction of at most 41 actions; DynamoDB allows 100.
   *
   * @return false if the post's item changed since it was read
   */
  private boolean count(Option<Item> storedItem, Seq<Tag> before, PostTags tags) {
    var after = tags.tags().distinct();
    var putPostTags =
        counts.put(
            key(tags.postId()).with(SEQUENCE, tags.sequence()).with(TAGS, after.map(Tag::value)),
            storedItem
                .map(item ->
                    Condition.of("#sequence = :counted", Item.of(":counted", item.text(SEQUENCE))))
                .getOrElse(Condition.isAbsent("#sequence")));
    var failed =
        gateway.transact(
            Vector.of(putPostTags)
                .appendAll(after.removeAll(before).map(tag -> addToCount(tag, 1)))
                .appendAll(before.removeAll(after).map(tag -> addToCount(tag, -1))));
    if (!failed.isEmpty() && !failed.contains(putPostTags)) {
      throw new IllegalStateException("The count of a tag is already zero: " + failed);
    }
    return failed.isEmpty();
  }

  private TransactWriteItem addToCount(Tag tag, int posts) {
    var update =
        Update.builder()
            .tableName(counts.name())
            .key(key(tag.value()).toMap())
            .updateExpression("ADD posts :posts");
    var values = Item.of(":posts", posts);
    var countUpdate =
        posts > 0
            ? update.expressionAttributeValues(values.toMap())
            : update
                .conditionExpression("posts > :none")
                .expressionAttributeValues(values.with(":none", 0).toMap());
    return TransactWriteItem.builder().update(countUpdate.build()).build();
  }

  /**
   * Deletes the count of a tag without posts. {@link #list} filters out zero counts that remain
   * after a crash.
   */
  private void deleteUnusedTag(Tag tag) {
    gateway.delete(
        DeleteItemRequest.builder()
            .tableName(counts.name())
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
