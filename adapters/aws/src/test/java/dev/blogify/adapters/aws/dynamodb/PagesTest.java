package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.live;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.post.Feeds;
import dev.blogify.application.post.Posts;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import dev.blogify.domain.post.Title;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Pages that are shorter than they were asked to be, since DynamoDB reads so much and no more. */
final class PagesTest {
  private static final Option<Status> DRAFT = Option.some(Status.DRAFT);

  private final DynamoDbClient client = LocalTables.create();
  private final Posts posts = new DynamoPosts(client, NAMES);
  private final Feeds feeds = new DynamoFeeds(client, NAMES);
  private final Bulk bulk = new Bulk(client);

  /** A query ends after 1 MB. */
  @Test
  void goOnWhereAQueryWasCutOffForItsSize() {
    var published = Vector.range(0, 150).map(PagesTest::large);
    bulk.feeds(published);

    var first = feeds.read(new Feed.All(), Page.Request.first(100));

    assertThat(first.items().size()).isBetween(1, 99);
    assertThat(first.next()).isNotEmpty();
    assertThat(Pages.all(100, page -> feeds.read(new Feed.All(), page)))
        .isEqualTo(published.reverse().map(Summary::live));
  }

  @Test
  void goOnWhereNothingWasFoundYet() {
    var oldest = posts.commit(created(0), by(ALICE)).get();
    bulk.posts(Vector.rangeClosed(1, 250).map(number -> live(created(number).after())));

    var first = posts.by(ALICE.id(), DRAFT, Page.Request.first(10));

    assertThat(first.items()).isEmpty();
    assertThat(first.next()).isNotEmpty();
    assertThat(Pages.all(10, page -> posts.by(ALICE.id(), DRAFT, page)))
        .isEqualTo(Vector.of(Summary.newest(oldest)));
  }

  /** With a summary of 11 kB. */
  private static Published large(int number) {
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
    return live(created(number, ALICE.id(), slug("post-" + number), large).after());
  }
}
