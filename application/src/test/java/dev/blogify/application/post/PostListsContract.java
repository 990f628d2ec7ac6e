package dev.blogify.application.post;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

interface PostListsContract extends PostStores {
  @Test
  default void listsAnAuthorsPostsOfEveryStatusNewestFirst() {
    var draft = save(created(1));
    var scheduled = schedule(save(created(2)));
    var live = savePublished(3);
    var edited = save(edited(savePublished(4), retitled("Another")));
    var trashed = trash(save(created(5, ALICE.id(), slug("full"), fullContent())));
    save(created(6, BOB.id(), slug("bob"), content("Bob's")));

    assertThat(findByAuthor(ALICE.id(), Option.none()))
        .isEqualTo(
            Vector.of(trashed, edited, live, scheduled, draft).map(PostSummary::ofLatestContent));
  }

  @Test
  default void listsAnAuthorsPostsOfOneStatus() {
    var draft = save(created(1));
    var scheduled = schedule(save(created(2)));
    var live = savePublished(3);
    var trashed = trash(save(created(4)));

    assertThat(findByAuthor(ALICE.id(), Option.some(PostStatus.DRAFT))).isEqualTo(summaries(draft));
    assertThat(findByAuthor(ALICE.id(), Option.some(PostStatus.SCHEDULED)))
        .isEqualTo(summaries(scheduled));
    assertThat(findByAuthor(ALICE.id(), Option.some(PostStatus.PUBLISHED)))
        .isEqualTo(summaries(live));
    assertThat(findByAuthor(ALICE.id(), Option.some(PostStatus.TRASHED)))
        .isEqualTo(summaries(trashed));
  }

  @Test
  default void listsNothingForAnAuthorWithoutPosts() {
    save(created(1));

    assertThat(posts().findByAuthor(ERIN.id(), Option.none(), Page.PageRequest.firstPage(10)))
        .isEqualTo(new Page<>(Vector.empty(), Option.none()));
  }

  @Test
  default void listsAllPostsOfOneStatus() {
    var first = save(created(1));
    var second = save(created(2, BOB.id(), slug("bob"), content("Bob's")));
    var scheduled = schedule(save(created(3)));
    var trashed = trash(save(created(4)));
    savePublished(5);

    assertThat(findByStatus(PostStatus.DRAFT)).isEqualTo(summaries(second, first));
    assertThat(findByStatus(PostStatus.SCHEDULED)).isEqualTo(summaries(scheduled));
    assertThat(findByStatus(PostStatus.TRASHED)).isEqualTo(summaries(trashed));
  }

  @Test
  default void pagesByCreationDespiteLaterChanges() {
    var drafts = Vector.range(0, 23).map(n -> save(created(n)));
    var all = drafts.update(3, save(edited(drafts.get(3), retitled("Changed")))).reverse();

    for (var limit : new int[] {1, 7, 23, 100}) {
      assertThat(
              PageWalker.fetchAll(
                  limit, page -> posts().findByAuthor(ALICE.id(), Option.none(), page)))
          .isEqualTo(all.map(PostSummary::ofLatestContent));
      assertThat(PageWalker.fetchAll(limit, page -> posts().findByStatus(PostStatus.DRAFT, page)))
          .isEqualTo(all.map(PostSummary::ofLatestContent));
    }
  }

  @Test
  default void neitherRepeatsNorSkipsPostsDespiteConcurrentChanges() {
    var drafts = Vector.range(0, 10).map(n -> save(created(n)));
    var first = posts().findByStatus(PostStatus.DRAFT, Page.PageRequest.firstPage(4));

    save(created(10));
    trash(drafts.get(6));
    trash(drafts.get(5));
    var rest =
        posts().findByStatus(PostStatus.DRAFT, new Page.PageRequest(100, first.nextCursor()));

    assertThat(first.items().appendAll(rest.items()))
        .isEqualTo(
            drafts.reverse().reject(drafts.get(5)::equals).map(PostSummary::ofLatestContent));
    assertThat(rest.nextCursor()).isEmpty();
  }

  private Post schedule(Post post) {
    return save(post.schedule(hourLater(post).plusSeconds(1), hourLater(post)).get());
  }

  private Post trash(Post post) {
    return save(post.trash(hourLater(post)).get());
  }

  private Seq<PostSummary> findByAuthor(UserId author, Option<PostStatus> status) {
    return PageWalker.fetchAll(10, page -> posts().findByAuthor(author, status, page));
  }

  private Seq<PostSummary> findByStatus(PostStatus status) {
    return PageWalker.fetchAll(10, page -> posts().findByStatus(status, page));
  }

  private static Seq<PostSummary> summaries(Post... posts) {
    return Vector.of(posts).map(PostSummary::ofLatestContent);
  }
}
