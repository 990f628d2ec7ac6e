package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;

import dev.blogify.application.Page;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.application.post.TagCounts;
import dev.blogify.application.post.TagCountsContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads the counts of posts in memory, which are put into the table before each reading. */
final class DynamoTagCountsTest implements TagCountsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final InMemoryPosts posts = new InMemoryPosts();
  private Set<Item> put = HashSet.empty();

  @Override
  public Stores stores() {
    return new Stores(posts, posts, posts, fresh::facts);
  }

  @Override
  public TagCounts tagCounts() {
    var table = NAMES.of(Tables.TAG_COUNTS);
    var counted =
        posts.list(Page.Request.first(Page.Request.MAX)).items().map(DynamoTagCounts::item).toSet();
    put.diff(counted)
        .forEach(row ->
            fresh
                .client()
                .deleteItem(gone ->
                    gone.tableName(table)
                        .key(
                            Item.of("list", row.text("list"))
                                .with("tag", row.text("tag"))
                                .toMap())));
    counted.forEach(row -> fresh.client().putItem(now -> now.tableName(table).item(row.toMap())));
    put = counted;
    return new DynamoTagCounts(fresh.client(), NAMES);
  }
}
