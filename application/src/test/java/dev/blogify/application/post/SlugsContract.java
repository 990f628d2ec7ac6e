package dev.blogify.application.post;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Race;
import dev.blogify.application.post.Posts.Conflict.Outdated;
import dev.blogify.application.post.Posts.Conflict.Taken;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

interface SlugsContract extends PostStores {
  @Test
  default void claimsTheSlugOfANewPost() {
    assertThat(posts().holder(slug("post-1"))).isEmpty();

    save(created(1));

    holds("post-1", 1);
  }

  @Test
  default void refusesASlugThatAnotherPostHas() {
    save(created(1));

    refusesAndStoresNothing(postTwoCalled("post-1"), "post-1");
    assertThat(posts().find(id(2))).isEmpty();
    holds("post-1", 1);
  }

  @Test
  default void refusesToRenameAPostToASlugThatAnotherHas() {
    save(created(1));
    var second = save(created(2));

    refusesAndStoresNothing(edited(second, renamed("post-1")), "post-1");
    assertThat(posts().find(id(2))).isEqualTo(Option.some(second));
    holds("post-1", 1);
    holds("post-2", 2);
  }

  @Test
  default void freesASlugThatTheWorldNeverSaw() {
    save(edited(save(created(1)), renamed("another")));

    holds("another", 1);
    assertThat(posts().holder(slug("post-1"))).isEmpty();
    save(postTwoCalled("post-1"));
    holds("post-1", 2);
  }

  @Test
  default void claimsTheSlugOfAWorkingCopyAtOnce() {
    save(edited(savePublished(1), renamed("another")));

    holds("post-1", 1);
    holds("another", 1);
    refusesAndStoresNothing(postTwoCalled("another"), "another");
  }

  @Test
  default void freesTheSlugOfAWorkingCopyThatIsDiscarded() {
    var edited = save(edited(savePublished(1), renamed("another")));

    save(edited.discardCopy(later(edited)).get());

    assertThat(posts().holder(slug("another"))).isEmpty();
    holds("post-1", 1);
  }

  @Test
  default void goesOnHoldingASlugThatTheWorldHasSeen() {
    publish(save(edited(savePublished(1), renamed("another"))));

    holds("post-1", 1);
    holds("another", 1);
    refusesAndStoresNothing(postTwoCalled("post-1"), "post-1");
  }

  @Test
  default void letsAPostHaveAFormerSlugOfItsOwnAgain() {
    var renamed = publish(save(edited(savePublished(1), renamed("another"))));

    var back = publish(save(edited(renamed, renamed("post-1"))));

    assertThat(posts().find(id(1))).isEqualTo(Option.some(back));
    holds("post-1", 1);
    holds("another", 1);
  }

  @Test
  default void goesOnHoldingTheSlugsOfATrashedPost() {
    var renamed = publish(save(edited(savePublished(1), renamed("another"))));

    save(renamed.trash(later(renamed)).get());

    holds("post-1", 1);
    holds("another", 1);
  }

  @Test
  default void letsOneOfManyConcurrentPostsHaveASlug() throws Exception {
    var facts = stores().facts().getAsInt();

    var results =
        Race.among(
            50,
            n ->
                posts()
                    .commit(created(n, BOB.id(), slug("wanted"), content("Post " + n)), by(BOB)));

    var winners = results.filter(Either::isRight).map(Either::get);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new Taken(slug("wanted"))));
    assertThat(posts().holder(slug("wanted"))).isEqualTo(winners.headOption().map(Post::id));
    assertThat(Vector.range(0, 50).flatMap(n -> posts().find(id(n)))).isEqualTo(winners);
    assertThat(Vector.range(0, 50).flatMap(n -> revisionsOf(n))).hasSize(1);
    assertThat(posts().by(BOB.id(), Option.none(), Page.Request.first(100)).items()).hasSize(1);
    assertThat(stores().facts().getAsInt()).isEqualTo(facts + 1);
  }

  @Test
  default void letsOneOfManyConcurrentRenamingsHaveASlug() throws Exception {
    var drafts = Vector.range(0, 20).map(n -> save(created(n)));

    var results =
        Race.among(20, n -> posts().commit(edited(drafts.get(n), renamed("wanted")), by(ALICE)));

    var winners = results.filter(Either::isRight).map(Either::get);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new Taken(slug("wanted"))));
    assertThat(Vector.range(0, 20).flatMap(n -> posts().find(id(n))))
        .isEqualTo(
            drafts.map(draft -> winners.find(w -> w.id().equals(draft.id())).getOrElse(draft)));
  }

  /** API-10, with as many as it says. */
  @Test
  default void givesASlugToOneOfTwoHundredWhoClaimItAtOnce() throws Exception {
    var drafts = Vector.range(0, 100).map(number -> save(created(number)));

    var results =
        Race.among(
            200,
            number ->
                posts()
                    .commit(
                        number < 100
                            ? edited(drafts.get(number), renamed("wanted"))
                            : created(number, BOB.id(), slug("wanted"), content("New")),
                        by(ALICE)));

    assertThat(results.filter(Either::isRight)).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new Taken(slug("wanted"))));
  }

  @Test
  default void saysOutdatedToConcurrentCreationsOfOnePost() throws Exception {
    var results = Race.among(20, _ -> posts().commit(created(1), by(ALICE)));

    assertThat(results.filter(Either::isRight)).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new Outdated()));
  }

  private static PostChange postTwoCalled(String slug) {
    return created(2, BOB.id(), slug(slug), content("Post 2"));
  }

  private Option<?> revisionsOf(int number) {
    return stores().revisions().find(id(number), Version.FIRST);
  }

  private void holds(String slug, int post) {
    assertThat(posts().holder(slug(slug))).isEqualTo(Option.some(id(post)));
  }

  private void refusesAndStoresNothing(PostChange change, String taken) {
    var facts = stores().facts().getAsInt();

    assertThat(posts().commit(change, by(BOB))).isEqualTo(left(new Taken(slug(taken))));

    assertThat(stores().revisions().find(change.after().id(), change.after().version())).isEmpty();
    assertThat(stores().facts().getAsInt()).isEqualTo(facts);
  }
}
