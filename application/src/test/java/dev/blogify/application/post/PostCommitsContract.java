package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.post.PostFixtures.EMPTY_EDIT;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.largestBody;
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

import dev.blogify.application.CommandContext;
import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Posts.Conflict.OutdatedVersion;
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

    findsWhole(save(edited(full, ContentEdit.restoring(created(1).after().content()))));
  }

  @Test
  default void findsAScheduledPostAsItWasCommitted() {
    var draft = save(created(1));

    findsWhole(
        save(draft.schedule(Instant.parse("2031-12-31T23:59:59.999Z"), hourLater(draft)).get()));
  }

  @Test
  default void findsAPublishedPostAsItWasCommitted() {
    findsWhole(savePublished(1));
  }

  @Test
  default void findsAVeryOldPostAsItWasCommitted() {
    var draft = save(created(1));

    findsWhole(save(publishedAt(draft, Instant.parse("1969-07-20T20:17:40.123Z"))));
  }

  @Test
  default void findsAWorkingCopyBesideThePublishedVersion() {
    var live = savePublished(1);

    findsWhole(save(edited(live, ContentEdit.restoring(fullContent()))));
  }

  @Test
  default void findsAWorkingCopyWithOnlyANewSlug() {
    findsWhole(save(edited(savePublished(1), renamed("another"))));
  }

  @Test
  default void findsThatAWorkingCopyWasDiscarded() {
    var edited = save(edited(savePublished(1), retitled("Another")));

    findsWhole(save(edited.discardWorkingCopy(hourLater(edited)).get()));
  }

  @Test
  default void findsAnUnpublishedPostAsItWasCommitted() {
    var edited = save(edited(savePublished(1), renamed("another")));

    findsWhole(save(edited.unpublish(hourLater(edited)).get()));
  }

  @Test
  default void findsATrashedPostAsItWasCommitted() {
    var edited = save(edited(savePublished(1), retitled("Another")));

    findsWhole(save(edited.trash(hourLater(edited)).get()));
  }

  @Test
  default void findsARestoredPostAsItWasCommitted() {
    var draft = save(created(1));
    var trashed = save(draft.trash(hourLater(draft)).get());

    findsWhole(save(trashed.restore(hourLater(trashed)).get()));
  }

  @Test
  default void storesTheLargestBodyPublishedAndAsWorkingCopy() {
    var written = save(edited(save(created(1)), rewritten(largestBody("字"))));

    findsWhole(save(edited(publish(written), rewritten(largestBody("🎉")))));
  }

  @Test
  default void findsThePublishedVersionWithoutTheWorkingCopy() {
    var live = savePublished(1);
    save(edited(save(edited(live, retitled("Another"))), renamed("another")));

    var seen = posts().findPublished(live.id()).get();

    assertThat(seen.publishedVersion()).isEqualTo(live.publishedVersion());
    assertThat(seen.metadata().slugHistory()).isEqualTo(live.metadata().slugHistory());
    assertThat(seen.workingCopy()).isEmpty();
  }

  @Test
  default void findsOnlyPublishedPostsForReaders() {
    var draft = save(created(1));
    var scheduled = save(created(2));
    save(scheduled.schedule(hourLater(scheduled).plusSeconds(1), hourLater(scheduled)).get());
    var trashed = savePublished(3);
    save(trashed.trash(hourLater(trashed)).get());

    for (var id : Vector.of(draft.id(), scheduled.id(), trashed.id(), id(4))) {
      assertThat(posts().findPublished(id)).isEmpty();
    }
  }

  @Test
  default void refusesTheSlowerOfTwoWriters() {
    var draft = save(created(1));
    var faster = save(edited(draft, retitled("Faster")));

    refusesAndStoresNothing(edited(draft, retitled("Slower")), new OutdatedVersion());
    findsWhole(faster);
  }

  @Test
  default void refusesAChangeOfAnUnknownAggregate() {
    refusesAndStoresNothing(edited(created(1).after(), retitled("Another")), new OutdatedVersion());
  }

  @Test
  default void refusesToCreateAPostTwice() {
    save(created(1));

    refusesAndStoresNothing(created(1), new OutdatedVersion());
  }

  @Test
  default void reportsTheOutdatedVersionBeforeATakenSlug() {
    var draft = save(created(1));
    save(edited(draft, retitled("Faster")));
    save(created(2));

    refusesAndStoresNothing(edited(draft, renamed("post-2")), new OutdatedVersion());
  }

  @Test
  default void rejectsAnEmptyChange() {
    var nothing = edited(save(created(1)), EMPTY_EDIT);

    assertThatThrownBy(() -> posts().commit(nothing, forActor(ALICE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void acceptsOneOfTwoHundredConcurrentWriters() throws Exception {
    var draft = save(created(1));
    var committed = stores().eventCount().getAsInt();

    var results =
        ConcurrentRunner.run(
            200, n -> posts().commit(edited(draft, retitled("Writer " + n)), forActor(ALICE)));

    var winners = results.filter(Either::isRight);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new OutdatedVersion()));
    findsWhole(winners.head().get());
    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed + 1);
  }

  @Test
  default void writesEveryEventOfAChangeToTheOutbox() {
    var edited = save(edited(savePublished(1), renamed("another")));
    var committed = stores().eventCount().getAsInt();

    var published = published(edited);
    save(published);

    assertThat(published.events()).hasSize(2);
    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed + 2);
  }

  @Test
  default void acceptsAContextWithATraceParent() {
    var context =
        new CommandContext(
            ERIN,
            "Root=1-67891233-abcdef012345678912345678",
            Option.some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

    assertThat(posts().commit(created(1), context)).isEqualTo(right(created(1).after()));
  }

  private void findsWhole(Post post) {
    assertThat(posts().find(post.id())).isEqualTo(Option.some(post));
  }

  private void refusesAndStoresNothing(PostChange change, Posts.Conflict conflict) {
    var id = change.after().id();
    var before = posts().find(id);
    var committed = stores().eventCount().getAsInt();

    assertThat(posts().commit(change, forActor(ALICE))).isEqualTo(left(conflict));

    assertThat(posts().find(id)).isEqualTo(before);
    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed);
  }
}
