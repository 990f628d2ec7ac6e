package dev.blogify.application.post;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

interface WorkContract extends PostStores {
  @Test
  default void listsAnAuthorsPostsInEveryLifeNewestFirst() {
    var draft = save(created(1));
    var scheduled = schedule(save(created(2)));
    var live = savePublished(3);
    var edited = save(edited(savePublished(4), retitled("Another")));
    var trashed = trash(save(created(5, ALICE.id(), slug("full"), fullContent())));
    save(created(6, BOB.id(), slug("bob"), content("Bob's")));

    assertThat(workOf(ALICE.id(), Option.none()))
        .isEqualTo(Vector.of(trashed, edited, live, scheduled, draft).map(Summary::newest));
  }

  @Test
  default void listsAnAuthorsPostsInOneLife() {
    var draft = save(created(1));
    var scheduled = schedule(save(created(2)));
    var live = savePublished(3);
    var trashed = trash(save(created(4)));

    assertThat(workOf(ALICE.id(), Option.some(Status.DRAFT))).isEqualTo(summaries(draft));
    assertThat(workOf(ALICE.id(), Option.some(Status.SCHEDULED))).isEqualTo(summaries(scheduled));
    assertThat(workOf(ALICE.id(), Option.some(Status.PUBLISHED))).isEqualTo(summaries(live));
    assertThat(workOf(ALICE.id(), Option.some(Status.TRASHED))).isEqualTo(summaries(trashed));
  }

  @Test
  default void listsNothingOfSomebodyWhoWroteNothing() {
    save(created(1));

    assertThat(posts().by(ERIN.id(), Option.none(), Page.Request.first(10)))
        .isEqualTo(new Page<>(Vector.empty(), Option.none()));
  }

  @Test
  default void listsEverybodysWorkInOneLife() {
    var first = save(created(1));
    var second = save(created(2, BOB.id(), slug("bob"), content("Bob's")));
    var scheduled = schedule(save(created(3)));
    var trashed = trash(save(created(4)));
    savePublished(5);

    assertThat(workIn(Status.DRAFT)).isEqualTo(summaries(second, first));
    assertThat(workIn(Status.SCHEDULED)).isEqualTo(summaries(scheduled));
    assertThat(workIn(Status.TRASHED)).isEqualTo(summaries(trashed));
  }

  @Test
  default void pagesThroughWorkByCreationWhateverChangedSince() {
    var drafts = Vector.range(0, 23).map(n -> save(created(n)));
    var all = drafts.update(3, save(edited(drafts.get(3), retitled("Changed")))).reverse();

    for (var limit : new int[] {1, 7, 23, 100}) {
      assertThat(Pages.all(limit, page -> posts().by(ALICE.id(), Option.none(), page)))
          .isEqualTo(all.map(Summary::newest));
      assertThat(Pages.all(limit, page -> posts().in(Status.DRAFT, page)))
          .isEqualTo(all.map(Summary::newest));
    }
  }

  @Test
  default void neitherRepeatsNorSkipsWorkThatStaysWhileOtherWorkComesAndGoes() {
    var drafts = Vector.range(0, 10).map(n -> save(created(n)));
    var first = posts().in(Status.DRAFT, Page.Request.first(4));

    save(created(10));
    trash(drafts.get(6));
    trash(drafts.get(5));
    var rest = posts().in(Status.DRAFT, new Page.Request(100, first.next()));

    assertThat(first.items().appendAll(rest.items()))
        .isEqualTo(drafts.reverse().reject(drafts.get(5)::equals).map(Summary::newest));
    assertThat(rest.next()).isEmpty();
  }

  private Post schedule(Post post) {
    return save(post.schedule(later(post).plusSeconds(1), later(post)).get());
  }

  private Post trash(Post post) {
    return save(post.trash(later(post)).get());
  }

  private Seq<Summary> workOf(UserId author, Option<Status> status) {
    return Pages.all(10, page -> posts().by(author, status, page));
  }

  private Seq<Summary> workIn(Status status) {
    return Pages.all(10, page -> posts().in(status, page));
  }

  private static Seq<Summary> summaries(Post... posts) {
    return Vector.of(posts).map(Summary::newest);
  }
}
