package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;

interface FeedsContract extends PostStores {
  @Test
  default void listsAPublishedPostInEachOfItsFeeds() {
    var post = publish(save(created(1, ALICE.id(), slug("full"), fullContent())));

    assertThat(feed(new Feed.AllPosts())).isEqualTo(publishedSummaries(post));
    assertThat(feed(new Feed.ByAuthor(ALICE.id()))).isEqualTo(publishedSummaries(post));
    assertThat(feed(taggedWith("java"))).isEqualTo(publishedSummaries(post));
    assertThat(feed(taggedWith("日本"))).isEqualTo(publishedSummaries(post));
    assertThat(feed(taggedWith("two words"))).isEqualTo(publishedSummaries(post));
    assertThat(feed(new Feed.ByAuthor(BOB.id()))).isEmpty();
    assertThat(feed(taggedWith("two"))).isEmpty();
  }

  @Test
  default void listsOnlyPublishedPosts() {
    var draft = save(created(1, ALICE.id(), slug("one"), content("One", "java")));
    save(draft.schedule(hourLater(draft).plusSeconds(1), hourLater(draft)).get());
    var other = save(created(2, ALICE.id(), slug("two"), content("Two", "java")));
    save(other.trash(hourLater(other)).get());

    assertThat(feed(new Feed.AllPosts())).isEmpty();
    assertThat(feed(new Feed.ByAuthor(ALICE.id()))).isEmpty();
  }

  @Test
  default void removesAnUnpublishedPostFromEachFeed() {
    var post = publish(save(created(1, ALICE.id(), slug("one"), content("One", "java"))));

    save(post.unpublish(hourLater(post)).get());

    assertThat(feed(new Feed.AllPosts())).isEmpty();
    assertThat(feed(new Feed.ByAuthor(ALICE.id()))).isEmpty();
    assertThat(feed(taggedWith("java"))).isEmpty();
  }

  @Test
  default void removesATrashedPostFromEachFeed() {
    var post = publish(save(created(1, ALICE.id(), slug("one"), content("One", "java"))));

    save(post.trash(hourLater(post)).get());

    assertThat(feed(new Feed.AllPosts())).isEmpty();
    assertThat(feed(taggedWith("java"))).isEmpty();
  }

  @Test
  default void showsThePublishedVersionUntilAWorkingCopyIsPublished() {
    var live = savePublished(1);

    var edited = save(edited(save(edited(live, retitled("Another"))), renamed("another")));
    assertThat(feed(new Feed.AllPosts())).isEqualTo(publishedSummaries(live));

    var republished = publish(edited);
    assertThat(feed(new Feed.AllPosts())).isEqualTo(publishedSummaries(republished));
    assertThat(feed(new Feed.ByAuthor(ALICE.id()))).isEqualTo(publishedSummaries(republished));
  }

  @Test
  default void replacesTheTagsOfARepublishedPost() {
    var live = publish(save(created(1, ALICE.id(), slug("one"), content("One", "java", "old"))));

    var edited = save(edited(live, tagged("new", "java")));
    assertThat(feed(taggedWith("old"))).isEqualTo(publishedSummaries(live));
    assertThat(feed(taggedWith("new"))).isEmpty();

    var republished = publish(edited);
    assertThat(feed(taggedWith("old"))).isEmpty();
    assertThat(feed(taggedWith("java"))).isEqualTo(publishedSummaries(republished));
    assertThat(feed(taggedWith("new"))).isEqualTo(publishedSummaries(republished));
  }

  @Test
  default void keepsThePositionOfARepublishedPost() {
    var first = savePublished(1);
    var second = savePublished(2);
    var unpublished = save(first.unpublish(hourLater(first)).get());

    var again = publish(unpublished);

    assertThat(feed(new Feed.AllPosts())).isEqualTo(publishedSummaries(second, again));
  }

  @Test
  default void listsNewestFirstByPublicationAndThenById() {
    var old = publishAt(4, NOW.minusMillis(1));
    var ancient = publishAt(3, Instant.parse("1969-07-20T20:17:40.123Z"));
    var one = publishAt(1, NOW);
    var two = publishAt(2, NOW);

    assertThat(feed(new Feed.AllPosts())).isEqualTo(publishedSummaries(two, one, old, ancient));
    for (var limit = 1; limit <= 4; limit++) {
      var size = limit;
      assertThat(
              PageWalker.fetchAll(size, page -> stores().feeds().read(new Feed.AllPosts(), page)))
          .isEqualTo(publishedSummaries(two, one, old, ancient));
    }
  }

  @Test
  default void listsEachPostOnceForEveryPageSize() {
    var posts =
        Vector.range(0, 23).map(this::savePublished).reverse().map(PostSummary::ofPublished);

    for (var limit : new int[] {1, 7, 22, 23, 24, 100}) {
      assertThat(
              PageWalker.fetchAll(limit, page -> stores().feeds().read(new Feed.AllPosts(), page)))
          .isEqualTo(posts);
    }
  }

  @Test
  default void neitherRepeatsNorSkipsFeedItemsDespiteConcurrentChanges() {
    var posts = Vector.range(0, 10).map(this::savePublished);
    var first = stores().feeds().read(new Feed.AllPosts(), Page.PageRequest.firstPage(4));

    savePublished(10);
    publishAt(11, NOW.minusSeconds(1));
    unpublish(posts.get(6));
    unpublish(posts.get(5));
    var rest =
        stores().feeds().read(new Feed.AllPosts(), new Page.PageRequest(100, first.nextCursor()));

    assertThat(first.items().appendAll(rest.items()).map(PostSummary::postId))
        .isEqualTo(
            posts
                .reverse()
                .reject(posts.get(5)::equals)
                .map(Post::id)
                .append(created(11).after().id()));
    assertThat(rest.nextCursor()).isEmpty();
  }

  @Test
  default void returnsNoCursorAfterTheLastPage() {
    savePublished(1);
    savePublished(2);

    assertThat(
            stores().feeds().read(new Feed.AllPosts(), Page.PageRequest.firstPage(2)).nextCursor())
        .isEmpty();
    assertThat(
            stores().feeds().read(new Feed.AllPosts(), Page.PageRequest.firstPage(1)).nextCursor())
        .isNotEmpty();
  }

  @Test
  default void refusedChangeKeepsTheFeeds() {
    var draft = save(created(1));
    var live = publish(draft);

    assertThat(posts().commit(draft.trash(hourLater(draft)).get(), forActor(ALICE)).isLeft())
        .isTrue();

    assertThat(feed(new Feed.AllPosts())).isEqualTo(publishedSummaries(live));
  }

  private Seq<PostSummary> feed(Feed feed) {
    return PageWalker.fetchAll(3, page -> stores().feeds().read(feed, page));
  }

  private Published publishAt(int number, Instant at) {
    return (Published) save(publishedAt(save(created(number)), at));
  }

  private void unpublish(Post post) {
    save(post.unpublish(hourLater(post)).get());
  }

  private static Feed taggedWith(String tag) {
    return new Feed.ByTag(Tag.parse("", tag).get());
  }

  private static Seq<PostSummary> publishedSummaries(Published... posts) {
    return Vector.of(posts).map(PostSummary::ofPublished);
  }
}
