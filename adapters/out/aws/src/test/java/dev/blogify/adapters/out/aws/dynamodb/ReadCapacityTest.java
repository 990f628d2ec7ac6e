package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Tag;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tests that the cost of a page does not depend on the number of posts (DDB-2). */
final class ReadCapacityTest {
  private static final int LIMIT = 20;
  private static final Tag JAVA = new Tag("java");

  @Test
  void aPageCostsTheSameWithTenThousandPostsAsWithAHundred() {
    var few = costs(100);
    var many = costs(10_000);

    System.out.printf(
        "Read units of a page of %d posts, among 100: %s; among 10,000: %s%n",
        LIMIT, few.mkString(", "), many.mkString(", "));
    assertThat(many).isEqualTo(few);
  }

  /** The read capacity of the first page of each feed, and of a page in the middle. */
  private static Map<String, Double> costs(int number) {
    var capacity = new ReadCapacityMeter();
    var client =
        LocalTables.create(
            LocalTables.newCredentials(),
            List.of(Tables.FEEDS),
            options -> options.addExecutionInterceptor(capacity));
    var published = Vector.range(0, number).map(ReadCapacityTest::post);
    new BulkLoader(client).loadFeeds(published);
    var feeds = new DynamoFeeds(client, NAMES);
    var middle = published.get(number / 2);
    var position =
        DynamoFeeds.key(new Feed.AllPosts(), middle.metadata()).text(DynamoFeeds.SORT_KEY);
    return List.of(
            new Listing("all", position, page -> feeds.read(new Feed.AllPosts(), page)),
            new Listing("tag", position, page -> feeds.read(new Feed.ByTag(JAVA), page)),
            new Listing(
                "author", position, page -> feeds.read(new Feed.ByAuthor(ALICE.id()), page)))
        .flatMap(listing -> listing.costs(capacity))
        .collect(LinkedHashMap.collector());
  }

  private static Published post(int number) {
    var name = String.format(Locale.ROOT, "post-%05d", number);
    return publishedPost(created(number, ALICE.id(), slug(name), content(name, "java")).after());
  }

  private record Listing(
      String name, String middle, Function<Page.PageRequest, Page<PostSummary>> list) {

    Seq<Tuple2<String, Double>> costs(ReadCapacityMeter capacity) {
      return List.of(
          Tuple.of(name, cost(capacity, Option.none())),
          Tuple.of(name + " in the middle", cost(capacity, Option.some(middle))));
    }

    private double cost(ReadCapacityMeter capacity, Option<String> after) {
      return capacity.measure(
          () -> assertThat(list.apply(new Page.PageRequest(LIMIT, after)).items()).hasSize(LIMIT));
    }
  }
}
