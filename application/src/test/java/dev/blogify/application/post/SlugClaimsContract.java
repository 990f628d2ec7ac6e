package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts.Conflict.OutdatedVersion;
import dev.blogify.application.ports.Posts.Conflict.SlugConflict;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

interface SlugClaimsContract extends PostStores {
  @Test
  default void claimsTheSlugOfANewPost() {
    assertThat(posts().findBySlug(slug("post-1"))).isEmpty();

    save(created(1));

    assertReservedBy("post-1", 1);
  }

  @Test
  default void refusesTheSlugOfAnotherPost() {
    save(created(1));

    refusesAndStoresNothing(postTwoCalled("post-1"), "post-1");
    assertThat(posts().find(id(2))).isEmpty();
    assertReservedBy("post-1", 1);
  }

  @Test
  default void refusesARenameToTheSlugOfAnotherPost() {
    save(created(1));
    var second = save(created(2));

    refusesAndStoresNothing(edited(second, renamed("post-1")), "post-1");
    assertThat(posts().find(id(2))).isEqualTo(Option.some(second));
    assertReservedBy("post-1", 1);
    assertReservedBy("post-2", 2);
  }

  @Test
  default void releasesANeverPublishedSlug() {
    save(edited(save(created(1)), renamed("another")));

    assertReservedBy("another", 1);
    assertThat(posts().findBySlug(slug("post-1"))).isEmpty();
    save(postTwoCalled("post-1"));
    assertReservedBy("post-1", 2);
  }

  @Test
  default void claimsTheSlugOfAWorkingCopyAtOnce() {
    save(edited(savePublished(1), renamed("another")));

    assertReservedBy("post-1", 1);
    assertReservedBy("another", 1);
    refusesAndStoresNothing(postTwoCalled("another"), "another");
  }

  @Test
  default void releasesTheSlugOfADiscardedWorkingCopy() {
    var edited = save(edited(savePublished(1), renamed("another")));

    save(edited.discardWorkingCopy(hourLater(edited)).get());

    assertThat(posts().findBySlug(slug("another"))).isEmpty();
    assertReservedBy("post-1", 1);
  }

  @Test
  default void keepsAFormerPublicSlugReserved() {
    publish(save(edited(savePublished(1), renamed("another"))));

    assertReservedBy("post-1", 1);
    assertReservedBy("another", 1);
    refusesAndStoresNothing(postTwoCalled("post-1"), "post-1");
  }

  @Test
  default void reusesAFormerSlugOfTheSamePost() {
    var renamed = publish(save(edited(savePublished(1), renamed("another"))));

    var back = publish(save(edited(renamed, renamed("post-1"))));

    assertThat(posts().find(id(1))).isEqualTo(Option.some(back));
    assertReservedBy("post-1", 1);
    assertReservedBy("another", 1);
  }

  @Test
  default void keepsTheSlugsOfATrashedPostReserved() {
    var renamed = publish(save(edited(savePublished(1), renamed("another"))));

    save(renamed.trash(hourLater(renamed)).get());

    assertReservedBy("post-1", 1);
    assertReservedBy("another", 1);
  }

  @Test
  default void givesASlugToOneOfManyConcurrentPosts() throws Exception {
    var committed = stores().eventCount().getAsInt();

    var results =
        ConcurrentRunner.run(
            50,
            n ->
                posts()
                    .commit(
                        created(n, BOB.id(), slug("wanted"), content("Post " + n)), forActor(BOB)));

    var winners = results.filter(Either::isRight).map(Either::get);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight))
        .containsOnly(left(new SlugConflict(slug("wanted"))));
    assertThat(posts().findBySlug(slug("wanted"))).isEqualTo(winners.headOption().map(Post::id));
    assertThat(Vector.range(0, 50).flatMap(n -> posts().find(id(n)))).isEqualTo(winners);
    assertThat(Vector.range(0, 50).flatMap(n -> revisionsOf(n))).hasSize(1);
    assertThat(
            posts().findByAuthor(BOB.id(), Option.none(), Page.PageRequest.firstPage(100)).items())
        .hasSize(1);
    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed + 1);
  }

  @Test
  default void givesASlugToOneOfManyConcurrentRenames() throws Exception {
    var drafts = Vector.range(0, 20).map(n -> save(created(n)));

    var results =
        ConcurrentRunner.run(
            20, n -> posts().commit(edited(drafts.get(n), renamed("wanted")), forActor(ALICE)));

    var winners = results.filter(Either::isRight).map(Either::get);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight))
        .containsOnly(left(new SlugConflict(slug("wanted"))));
    assertThat(Vector.range(0, 20).flatMap(n -> posts().find(id(n))))
        .isEqualTo(
            drafts.map(draft -> winners.find(w -> w.id().equals(draft.id())).getOrElse(draft)));
  }

  /** The number of claims that API-10 requires. */
  @Test
  default void givesASlugToOneOfTwoHundredConcurrentClaims() throws Exception {
    var drafts = Vector.range(0, 100).map(number -> save(created(number)));

    var results =
        ConcurrentRunner.run(
            200,
            number ->
                posts()
                    .commit(
                        number < 100
                            ? edited(drafts.get(number), renamed("wanted"))
                            : created(number, BOB.id(), slug("wanted"), content("New")),
                        forActor(ALICE)));

    assertThat(results.filter(Either::isRight)).hasSize(1);
    assertThat(results.reject(Either::isRight))
        .containsOnly(left(new SlugConflict(slug("wanted"))));
  }

  @Test
  default void reportsAnOutdatedVersionToConcurrentCreations() throws Exception {
    var results = ConcurrentRunner.run(20, _ -> posts().commit(created(1), forActor(ALICE)));

    assertThat(results.filter(Either::isRight)).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new OutdatedVersion()));
  }

  private static PostChange postTwoCalled(String slug) {
    return created(2, BOB.id(), slug(slug), content("Post 2"));
  }

  private Option<?> revisionsOf(int number) {
    return stores().revisions().find(id(number), Version.FIRST);
  }

  private void assertReservedBy(String slug, int post) {
    assertThat(posts().findBySlug(slug(slug))).isEqualTo(Option.some(id(post)));
  }

  private void refusesAndStoresNothing(PostChange change, String taken) {
    var committed = stores().eventCount().getAsInt();

    assertThat(posts().commit(change, forActor(BOB)))
        .isEqualTo(left(new SlugConflict(slug(taken))));

    assertThat(stores().revisions().find(change.after().id(), change.after().version())).isEmpty();
    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed);
  }
}
