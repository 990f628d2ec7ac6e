package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Title;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests pages that are shorter than their limit, because DynamoDB limits a query. */
final class PagesTest {
  private static final Option<PostStatus> DRAFT = Option.some(PostStatus.DRAFT);

  private final DynamoDbClient client = LocalTables.create();
  private final Posts posts = new DynamoPosts(client, NAMES);
  private final Feeds feeds = new DynamoFeeds(client, NAMES);
  private final BulkLoader bulk = new BulkLoader(client);

  /** DynamoDB ends a query after 1 MB. */
  @Test
  void continueAfterAQueryOfOneMegabyte() {
    var published = Vector.range(0, 150).map(PagesTest::largePost);
    bulk.loadFeeds(published);

    var first = feeds.read(new Feed.AllPosts(), Page.PageRequest.firstPage(100));

    assertThat(first.items().size()).isBetween(1, 99);
    assertThat(first.nextCursor()).isNotEmpty();
    assertThat(PageWalker.fetchAll(100, page -> feeds.read(new Feed.AllPosts(), page)))
        .isEqualTo(published.reverse().map(PostSummary::ofPublished));
  }

  @Test
  void continueAfterAPageWithoutMatches() {
    var oldest = posts.commit(created(0), forActor(ALICE)).get();
    bulk.loadPosts(
        Vector.rangeClosed(1, 250).map(number -> publishedPost(created(number).after())));

    var first = posts.findByAuthor(ALICE.id(), DRAFT, Page.PageRequest.firstPage(10));

    assertThat(first.items()).isEmpty();
    assertThat(first.nextCursor()).isNotEmpty();
    assertThat(PageWalker.fetchAll(10, page -> posts.findByAuthor(ALICE.id(), DRAFT, page)))
        .isEqualTo(Vector.of(PostSummary.ofLatestContent(oldest)));
  }

  /** A post with a summary of 11 kB. */
  private static Published largePost(int number) {
    var small = content("Large");
    var large =
        new Content(
            Title.parse("𠀀".repeat(200)).get(),
            small.body(),
            Excerpt.parse("𠀀".repeat(500)).toOption(),
            small.tags(),
            small.cover(),
            CanonicalUrl.parse("https://example.org/" + "𠀀".repeat(1_980)).toOption(),
            small.language());
    return publishedPost(created(number, ALICE.id(), slug("post-" + number), large).after());
  }
}
