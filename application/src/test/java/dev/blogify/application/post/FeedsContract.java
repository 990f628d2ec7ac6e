package dev.blogify.application.post;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Summary;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;

interface FeedsContract extends PostStores {
  @Test
  default void listsAPublishedPostInEveryFeedItBelongsTo() {
    var post = publish(save(created(1, ALICE.id(), slug("full"), fullContent())));

    assertThat(feed(new Feed.All())).isEqualTo(lives(post));
    assertThat(feed(new Feed.By(ALICE.id()))).isEqualTo(lives(post));
    assertThat(feed(taggedWith("java"))).isEqualTo(lives(post));
    assertThat(feed(taggedWith("日本"))).isEqualTo(lives(post));
    assertThat(feed(taggedWith("two words"))).isEqualTo(lives(post));
    assertThat(feed(new Feed.By(BOB.id()))).isEmpty();
    assertThat(feed(taggedWith("two"))).isEmpty();
  }

  @Test
  default void listsNothingThatIsNotPublished() {
    var draft = save(created(1, ALICE.id(), slug("one"), content("One", "java")));
    save(draft.schedule(later(draft).plusSeconds(1), later(draft)).get());
    var other = save(created(2, ALICE.id(), slug("two"), content("Two", "java")));
    save(other.trash(later(other)).get());

    assertThat(feed(new Feed.All())).isEmpty();
    assertThat(feed(new Feed.By(ALICE.id()))).isEmpty();
  }

  @Test
  default void takesAnUnpublishedPostFromEveryFeed() {
    var post = publish(save(created(1, ALICE.id(), slug("one"), content("One", "java"))));

    save(post.unpublish(later(post)).get());

    assertThat(feed(new Feed.All())).isEmpty();
    assertThat(feed(new Feed.By(ALICE.id()))).isEmpty();
    assertThat(feed(taggedWith("java"))).isEmpty();
  }

  @Test
  default void takesATrashedPostFromEveryFeed() {
    var post = publish(save(created(1, ALICE.id(), slug("one"), content("One", "java"))));

    save(post.trash(later(post)).get());

    assertThat(feed(new Feed.All())).isEmpty();
    assertThat(feed(taggedWith("java"))).isEmpty();
  }

  @Test
  default void showsWhatIsLiveUntilAWorkingCopyIsPublished() {
    var live = savePublished(1);

    var edited = save(edited(save(edited(live, retitled("Another"))), renamed("another")));
    assertThat(feed(new Feed.All())).isEqualTo(lives(live));

    var republished = publish(edited);
    assertThat(feed(new Feed.All())).isEqualTo(lives(republished));
    assertThat(feed(new Feed.By(ALICE.id()))).isEqualTo(lives(republished));
  }

  @Test
  default void replacesTheTagsOfAPostThatIsPublishedAgain() {
    var live = publish(save(created(1, ALICE.id(), slug("one"), content("One", "java", "old"))));

    var edited = save(edited(live, tagged("new", "java")));
    assertThat(feed(taggedWith("old"))).isEqualTo(lives(live));
    assertThat(feed(taggedWith("new"))).isEmpty();

    var republished = publish(edited);
    assertThat(feed(taggedWith("old"))).isEmpty();
    assertThat(feed(taggedWith("java"))).isEqualTo(lives(republished));
    assertThat(feed(taggedWith("new"))).isEqualTo(lives(republished));
  }

  @Test
  default void keepsThePlaceOfAPostThatIsPublishedAgain() {
    var first = savePublished(1);
    var second = savePublished(2);
    var unpublished = save(first.unpublish(later(first)).get());

    var again = publish(unpublished);

    assertThat(feed(new Feed.All())).isEqualTo(lives(second, again));
  }

  @Test
  default void listsNewestFirstByPublicationAndThenById() {
    var old = publishAt(4, NOW.minusMillis(1));
    var ancient = publishAt(3, Instant.parse("1969-07-20T20:17:40.123Z"));
    var one = publishAt(1, NOW);
    var two = publishAt(2, NOW);

    assertThat(feed(new Feed.All())).isEqualTo(lives(two, one, old, ancient));
    for (var limit = 1; limit <= 4; limit++) {
      var size = limit;
      assertThat(Pages.all(size, page -> stores().feeds().read(new Feed.All(), page)))
          .isEqualTo(lives(two, one, old, ancient));
    }
  }

  @Test
  default void visitsEachPostOnceWhateverThePageSize() {
    var posts = Vector.range(0, 23).map(this::savePublished).reverse().map(Summary::live);

    for (var limit : new int[] {1, 7, 22, 23, 24, 100}) {
      assertThat(Pages.all(limit, page -> stores().feeds().read(new Feed.All(), page)))
          .isEqualTo(posts);
    }
  }

  @Test
  default void neitherRepeatsNorSkipsAPostThatStaysWhileOthersComeAndGo() {
    var posts = Vector.range(0, 10).map(this::savePublished);
    var first = stores().feeds().read(new Feed.All(), Page.Request.first(4));

    savePublished(10);
    publishAt(11, NOW.minusSeconds(1));
    unpublish(posts.get(6));
    unpublish(posts.get(5));
    var rest = stores().feeds().read(new Feed.All(), new Page.Request(100, first.next()));

    assertThat(first.items().appendAll(rest.items()).map(Summary::post))
        .isEqualTo(
            posts
                .reverse()
                .reject(posts.get(5)::equals)
                .map(Post::id)
                .append(created(11).after().id()));
    assertThat(rest.next()).isEmpty();
  }

  @Test
  default void saysThatThereIsNoNextPageAfterTheLast() {
    savePublished(1);
    savePublished(2);

    assertThat(stores().feeds().read(new Feed.All(), Page.Request.first(2)).next()).isEmpty();
    assertThat(stores().feeds().read(new Feed.All(), Page.Request.first(1)).next()).isNotEmpty();
  }

  @Test
  default void leavesFeedsAloneWhenAChangeIsRefused() {
    var draft = save(created(1));
    var live = publish(draft);

    assertThat(posts().commit(draft.trash(later(draft)).get(), by(ALICE)).isLeft()).isTrue();

    assertThat(feed(new Feed.All())).isEqualTo(lives(live));
  }

  private Seq<Summary> feed(Feed feed) {
    return Pages.all(3, page -> stores().feeds().read(feed, page));
  }

  private Published publishAt(int number, Instant at) {
    return (Published) save(publishedAt(save(created(number)), at));
  }

  private void unpublish(Post post) {
    save(post.unpublish(later(post)).get());
  }

  private static Feed taggedWith(String tag) {
    return new Feed.Tagged(Tag.parse("", tag).get());
  }

  private static Seq<Summary> lives(Published... posts) {
    return Vector.of(posts).map(Summary::live);
  }
}
