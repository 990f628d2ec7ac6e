package dev.blogify.application.media;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.media.MediaFixtures.alt;
import static dev.blogify.domain.media.MediaFixtures.confirmed;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.minuteLater;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static io.vavr.control.Either.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaLibrary.OutdatedVersion;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaFixtures;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Contract of {@link MediaLibrary}. */
public interface MediaLibraryContract {
  /** An empty library; the same instance throughout a test. */
  MediaLibrary library();

  /** Number of events in the outbox. */
  int eventCount();

  @Test
  default void findsNothingBeforeItIsCommitted() {
    assertThat(library().find(id(1))).isEmpty();
  }

  @Test
  default void findsAPendingMediumAsItWasCommitted() {
    findsWhole(request(1));
  }

  @Test
  default void findsAReadyMediumAsItWasCommitted() {
    var ready = save(confirmed(request(1)));

    assertThat(ready).isInstanceOf(Ready.class);
    findsWhole(ready);
  }

  @Test
  default void findsARejectedMediumAsItWasCommitted() {
    var rejected = save(rejected(request(1)));

    assertThat(rejected).isInstanceOf(Rejected.class);
    findsWhole(rejected);
  }

  @Test
  default void findsADeletedMediumAsItWasCommitted() {
    var media = request(1);

    findsWhole(save(media.delete(minuteLater(media)).get()));
  }

  @Test
  default void findsAddedAndRemovedAltText() {
    var media = request(1);
    var described = save(described(media, Option.some(alt("Ein Bär 🐻,\nzwei Zeilen"))));
    findsWhole(described);

    findsWhole(save(described(described, Option.none())));
  }

  @Test
  default void refusesTheSlowerOfTwoWriters() {
    var media = request(1);
    var faster = save(described(media, Option.some(alt("faster"))));
    var committed = eventCount();

    assertThat(library().commit(described(media, Option.some(alt("slower"))), forActor(ALICE)))
        .isEqualTo(left(new OutdatedVersion()));

    findsWhole(faster);
    assertThat(eventCount()).isEqualTo(committed);
  }

  @Test
  default void refusesAChangeOfAnUnknownAggregate() {
    var media = requested(1, ALICE.id(), tinyPng()).after();

    assertThat(library().commit(media.delete(minuteLater(media)).get(), forActor(ALICE)))
        .isEqualTo(left(new OutdatedVersion()));

    assertThat(library().find(id(1))).isEmpty();
    assertThat(eventCount()).isZero();
  }

  @Test
  default void refusesToCreateAMediumTwice() {
    var media = request(1);

    assertThat(library().commit(requested(1, BOB.id(), plainText()), forActor(BOB)))
        .isEqualTo(left(new OutdatedVersion()));

    findsWhole(media);
    assertThat(eventCount()).isEqualTo(1);
  }

  @Test
  default void rejectsAnEmptyChange() {
    var nothing = described(request(1), Option.none());

    assertThatThrownBy(() -> library().commit(nothing, forActor(ALICE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void acceptsOneOfManyConcurrentWriters() throws Exception {
    var media = request(1);

    var results =
        ConcurrentRunner.run(
            50,
            n ->
                library()
                    .commit(described(media, Option.some(alt("Number " + n))), forActor(ALICE)));

    var winners = results.filter(Either::isRight);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new OutdatedVersion()));
    findsWhole(winners.head().get());
    assertThat(eventCount()).isEqualTo(2);
  }

  @Test
  default void listsMediaOfAnOwnerExceptDeletedNewestFirst() {
    var pending = request(1);
    var ready = save(confirmed(request(2)));
    var rejected = save(rejected(request(3)));
    var gone = request(4);
    save(gone.delete(minuteLater(gone)).get());
    save(requested(5, BOB.id(), tinyPng()));

    assertThat(library().findByOwner(ALICE.id(), Page.PageRequest.firstPage(10)))
        .isEqualTo(new Page<>(Vector.of(rejected, ready, pending), Option.none()));
  }

  @Test
  default void pagesThroughMediaOfAnOwner() {
    var media = Vector.range(0, 23).map(this::request).reverse();

    for (var limit : new int[] {1, 7, 23, 100}) {
      assertThat(PageWalker.fetchAll(limit, page -> library().findByOwner(ALICE.id(), page)))
          .isEqualTo(media);
    }
  }

  @Test
  default void neitherRepeatsNorSkipsMediaDespiteConcurrentChanges() {
    var media = Vector.range(0, 10).map(this::request);
    var first = library().findByOwner(ALICE.id(), Page.PageRequest.firstPage(4));

    request(10);
    save(media.get(6).delete(minuteLater(media.get(6))).get());
    save(media.get(5).delete(minuteLater(media.get(5))).get());
    var rest = library().findByOwner(ALICE.id(), new Page.PageRequest(100, first.nextCursor()));

    assertThat(first.items().appendAll(rest.items()))
        .isEqualTo(media.reverse().reject(media.get(5)::equals));
    assertThat(rest.nextCursor()).isEmpty();
  }

  @Test
  default void findsExpiredMediaFromTheMillisecondOfTheirExpiry() {
    var first = (Pending) request(1);
    var second = (Pending) request(2);

    assertThat(library().findExpired(first.expiresAt().minusMillis(1), 10)).isEmpty();
    assertThat(library().findExpired(first.expiresAt(), 10)).containsExactly(first.id());
    assertThat(library().findExpired(second.expiresAt(), 10))
        .containsExactly(first.id(), second.id());
    assertThat(library().findExpired(second.expiresAt(), 1)).containsExactly(first.id());
  }

  @Test
  default void findsNoExpiredMediaThatIsNoLongerPending() {
    var late = MediaFixtures.NOW.plus(Media.UPLOAD_TTL).plusSeconds(60);
    save(confirmed(request(1)));
    save(rejected(request(2)));
    save(request(3).expire(late));
    var gone = request(4);
    save(gone.delete(minuteLater(gone)).get());

    assertThat(library().findExpired(late, 10)).isEmpty();
  }

  @Test
  default void listsAllMediaOfEveryStateAndOwner() {
    var media =
        Vector.range(0, 23)
            .map(this::request)
            .update(1, save(requested(31, BOB.id(), tinyPng())))
            .map(each -> each.id().equals(id(4)) ? save(confirmed(each)) : each)
            .map(each -> each.id().equals(id(7)) ? save(rejected(each)) : each);
    var gone = save(media.get(9).delete(minuteLater(media.get(9))).get());
    var all = media.update(9, gone).append(library().find(id(1)).get());

    for (var limit : new int[] {1, 7, 23, 100}) {
      assertThat(PageWalker.fetchAll(limit, page -> library().list(page)))
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  private Media request(int number) {
    return save(requested(number, ALICE.id(), tinyPng()));
  }

  private Media save(MediaChange change) {
    return library()
        .commit(change, forActor(ALICE))
        .getOrElseThrow(outdated -> new AssertionError(outdated + " instead of " + change));
  }

  private void findsWhole(Media media) {
    assertThat(library().find(media.id())).isEqualTo(Option.some(media));
  }

  private static MediaChange described(Media media, Option<AltText> alt) {
    return media.editAltText(alt, minuteLater(media)).get();
  }
}
