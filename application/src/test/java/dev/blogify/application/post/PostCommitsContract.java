package dev.blogify.application.post;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.post.PostFixtures.UNCHANGED;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.largestBody;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.rewritten;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Cause;
import dev.blogify.application.Race;
import dev.blogify.application.post.Posts.Conflict.Outdated;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

interface PostCommitsContract extends PostStores {
  @Test
  default void findsNothingBeforeItIsCommitted() {
    assertThat(posts().find(id(1))).isEmpty();
  }

  @Test
  default void findsADraftAsItWasCommitted() {
    findsWhole(save(created(1)));
  }

  @Test
  default void findsEveryFieldAsItWasCommitted() {
    findsWhole(save(created(1, ALICE.id(), slug("日本語-ünï"), fullContent())));
  }

  @Test
  default void findsThatFieldsWereRemoved() {
    var full = save(created(1, ALICE.id(), slug("post-1"), fullContent()));

    findsWhole(save(edited(full, ContentEdit.to(created(1).after().content()))));
  }

  @Test
  default void findsAScheduledPostAsItWasCommitted() {
    var draft = save(created(1));

    findsWhole(save(draft.schedule(Instant.parse("2031-12-31T23:59:59.999Z"), later(draft)).get()));
  }

  @Test
  default void findsAPublishedPostAsItWasCommitted() {
    findsWhole(savePublished(1));
  }

  @Test
  default void findsAPostOfLongAgoAsItWasCommitted() {
    var draft = save(created(1));

    findsWhole(save(publishedAt(draft, Instant.parse("1969-07-20T20:17:40.123Z"))));
  }

  @Test
  default void findsAWorkingCopyBesideWhatIsLive() {
    var live = savePublished(1);

    findsWhole(save(edited(live, ContentEdit.to(fullContent()))));
  }

  @Test
  default void findsAWorkingCopyThatOnlyHasAnotherSlug() {
    findsWhole(save(edited(savePublished(1), renamed("another"))));
  }

  @Test
  default void findsThatAWorkingCopyWasDiscarded() {
    var edited = save(edited(savePublished(1), retitled("Another")));

    findsWhole(save(edited.discardCopy(later(edited)).get()));
  }

  @Test
  default void findsAnUnpublishedPostAsItWasCommitted() {
    var edited = save(edited(savePublished(1), renamed("another")));

    findsWhole(save(edited.unpublish(later(edited)).get()));
  }

  @Test
  default void findsATrashedPostAsItWasCommitted() {
    var edited = save(edited(savePublished(1), retitled("Another")));

    findsWhole(save(edited.trash(later(edited)).get()));
  }

  @Test
  default void findsARestoredPostAsItWasCommitted() {
    var draft = save(created(1));
    var trashed = save(draft.trash(later(draft)).get());

    findsWhole(save(trashed.restore(later(trashed)).get()));
  }

  @Test
  default void keepsTheLargestBodyBothLiveAndAsAWorkingCopy() {
    var written = save(edited(save(created(1)), rewritten(largestBody("字"))));

    findsWhole(save(edited(publish(written), rewritten(largestBody("🎉")))));
  }

  @Test
  default void showsReadersWhatIsLiveWithoutTheWorkingCopy() {
    var live = savePublished(1);
    save(edited(save(edited(live, retitled("Another"))), renamed("another")));

    var seen = posts().published(live.id()).get();

    assertThat(seen.live()).isEqualTo(live.live());
    assertThat(seen.head().slugs()).isEqualTo(live.head().slugs());
    assertThat(seen.copy()).isEmpty();
  }

  @Test
  default void showsReadersNothingThatIsNotPublished() {
    var draft = save(created(1));
    var scheduled = save(created(2));
    save(scheduled.schedule(later(scheduled).plusSeconds(1), later(scheduled)).get());
    var trashed = savePublished(3);
    save(trashed.trash(later(trashed)).get());

    for (var id : Vector.of(draft.id(), scheduled.id(), trashed.id(), id(4))) {
      assertThat(posts().published(id)).isEmpty();
    }
  }

  @Test
  default void refusesTheSlowerOfTwoWriters() {
    var draft = save(created(1));
    var faster = save(edited(draft, retitled("Faster")));

    refusesAndStoresNothing(edited(draft, retitled("Slower")), new Outdated());
    findsWhole(faster);
  }

  @Test
  default void refusesAChangeOfWhatWasNeverStored() {
    refusesAndStoresNothing(edited(created(1).after(), retitled("Another")), new Outdated());
  }

  @Test
  default void refusesToCreateAPostTwice() {
    save(created(1));

    refusesAndStoresNothing(created(1), new Outdated());
  }

  @Test
  default void saysOutdatedWhereTheSlugIsTakenToo() {
    var draft = save(created(1));
    save(edited(draft, retitled("Faster")));
    save(created(2));

    refusesAndStoresNothing(edited(draft, renamed("post-2")), new Outdated());
  }

  @Test
  default void takesNoChangeThatChangesNothing() {
    var nothing = edited(save(created(1)), UNCHANGED);

    assertThatThrownBy(() -> posts().commit(nothing, by(ALICE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void letsOneOfTwoHundredConcurrentWritersWin() throws Exception {
    var draft = save(created(1));
    var facts = stores().facts().getAsInt();

    var results =
        Race.among(200, n -> posts().commit(edited(draft, retitled("Writer " + n)), by(ALICE)));

    var winners = results.filter(Either::isRight);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new Outdated()));
    findsWhole(winners.head().get());
    assertThat(stores().facts().getAsInt()).isEqualTo(facts + 1);
  }

  @Test
  default void journalsEveryFactOfAChange() {
    var edited = save(edited(savePublished(1), renamed("another")));
    var facts = stores().facts().getAsInt();

    var published = published(edited);
    save(published);

    assertThat(published.events()).hasSize(2);
    assertThat(stores().facts().getAsInt()).isEqualTo(facts + 2);
  }

  @Test
  default void takesACauseWithATraceParent() {
    var cause =
        new Cause(
            ERIN,
            "Root=1-67891233-abcdef012345678912345678",
            Option.some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

    assertThat(posts().commit(created(1), cause)).isEqualTo(right(created(1).after()));
  }

  private void findsWhole(Post post) {
    assertThat(posts().find(post.id())).isEqualTo(Option.some(post));
  }

  private void refusesAndStoresNothing(PostChange change, Posts.Conflict conflict) {
    var id = change.after().id();
    var before = posts().find(id);
    var facts = stores().facts().getAsInt();

    assertThat(posts().commit(change, by(ALICE))).isEqualTo(left(conflict));

    assertThat(posts().find(id)).isEqualTo(before);
    assertThat(stores().facts().getAsInt()).isEqualTo(facts);
  }
}
