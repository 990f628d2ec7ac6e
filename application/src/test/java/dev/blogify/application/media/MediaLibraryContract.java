package dev.blogify.application.media;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.media.MediaFixtures.alt;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.later;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.readied;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static io.vavr.control.Either.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.Race;
import dev.blogify.application.media.MediaLibrary.Outdated;
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

/** What every {@link MediaLibrary} promises. */
public interface MediaLibraryContract {
  /** The library, empty at first; the same throughout a test. */
  MediaLibrary library();

  /** How many facts the journal holds by now. */
  int facts();

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
    var ready = save(readied(request(1)));

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

    findsWhole(save(media.delete(later(media)).get()));
  }

  @Test
  default void findsWordsThatWereAddedAndNoneOnceTheyAreRemoved() {
    var media = request(1);
    var described = save(described(media, Option.some(alt("Ein Bär 🐻,\nzwei Zeilen"))));
    findsWhole(described);

    findsWhole(save(described(described, Option.none())));
  }

  @Test
  default void refusesTheSlowerOfTwoWriters() {
    var media = request(1);
    var faster = save(described(media, Option.some(alt("faster"))));
    var facts = facts();

    assertThat(library().commit(described(media, Option.some(alt("slower"))), by(ALICE)))
        .isEqualTo(left(new Outdated()));

    findsWhole(faster);
    assertThat(facts()).isEqualTo(facts);
  }

  @Test
  default void refusesAChangeOfWhatWasNeverStored() {
    var media = requested(1, ALICE.id(), tinyPng()).after();

    assertThat(library().commit(media.delete(later(media)).get(), by(ALICE)))
        .isEqualTo(left(new Outdated()));

    assertThat(library().find(id(1))).isEmpty();
    assertThat(facts()).isZero();
  }

  @Test
  default void refusesToCreateAMediumTwice() {
    var media = request(1);

    assertThat(library().commit(requested(1, BOB.id(), plainText()), by(BOB)))
        .isEqualTo(left(new Outdated()));

    findsWhole(media);
    assertThat(facts()).isEqualTo(1);
  }

  @Test
  default void takesNoChangeThatChangesNothing() {
    var nothing = described(request(1), Option.none());

    assertThatThrownBy(() -> library().commit(nothing, by(ALICE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void letsOneOfManyConcurrentWritersWin() throws Exception {
    var media = request(1);

    var results =
        Race.among(
            50,
            n -> library().commit(described(media, Option.some(alt("Number " + n))), by(ALICE)));

    var winners = results.filter(Either::isRight);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new Outdated()));
    findsWhole(winners.head().get());
    assertThat(facts()).isEqualTo(2);
  }

  @Test
  default void listsOnesOwnMediaInEveryStateButDeletedNewestFirst() {
    var pending = request(1);
    var ready = save(readied(request(2)));
    var rejected = save(rejected(request(3)));
    var gone = request(4);
    save(gone.delete(later(gone)).get());
    save(requested(5, BOB.id(), tinyPng()));

    assertThat(library().of(ALICE.id(), Page.Request.first(10)))
        .isEqualTo(new Page<>(Vector.of(rejected, ready, pending), Option.none()));
  }

  @Test
  default void pagesThroughOnesOwnMedia() {
    var media = Vector.range(0, 23).map(this::request).reverse();

    for (var limit : new int[] {1, 7, 23, 100}) {
      assertThat(Pages.all(limit, page -> library().of(ALICE.id(), page))).isEqualTo(media);
    }
  }

  @Test
  default void neitherRepeatsNorSkipsMediaThatStayWhileOthersComeAndGo() {
    var media = Vector.range(0, 10).map(this::request);
    var first = library().of(ALICE.id(), Page.Request.first(4));

    request(10);
    save(media.get(6).delete(later(media.get(6))).get());
    save(media.get(5).delete(later(media.get(5))).get());
    var rest = library().of(ALICE.id(), new Page.Request(100, first.next()));

    assertThat(first.items().appendAll(rest.items()))
        .isEqualTo(media.reverse().reject(media.get(5)::equals));
    assertThat(rest.next()).isEmpty();
  }

  @Test
  default void findsWhatHasExpiredAndNotAMillisecondSooner() {
    var first = (Pending) request(1);
    var second = (Pending) request(2);

    assertThat(library().toExpire(first.expiresAt().minusMillis(1), 10)).isEmpty();
    assertThat(library().toExpire(first.expiresAt(), 10)).containsExactly(first.id());
    assertThat(library().toExpire(second.expiresAt(), 10)).containsExactly(first.id(), second.id());
    assertThat(library().toExpire(second.expiresAt(), 1)).containsExactly(first.id());
  }

  @Test
  default void lastsNothingToExpireThatIsNoLongerPending() {
    var late = MediaFixtures.NOW.plus(Media.PATIENCE).plusSeconds(60);
    save(readied(request(1)));
    save(rejected(request(2)));
    save(request(3).expire(late));
    var gone = request(4);
    save(gone.delete(later(gone)).get());

    assertThat(library().toExpire(late, 10)).isEmpty();
  }

  @Test
  default void walksThroughAllMediaWhateverTheirStateAndOwner() {
    var media =
        Vector.range(0, 23)
            .map(this::request)
            .update(1, save(requested(31, BOB.id(), tinyPng())))
            .map(each -> each.id().equals(id(4)) ? save(readied(each)) : each)
            .map(each -> each.id().equals(id(7)) ? save(rejected(each)) : each);
    var gone = save(media.get(9).delete(later(media.get(9))).get());
    var all = media.update(9, gone).append(library().find(id(1)).get());

    for (var limit : new int[] {1, 7, 23, 100}) {
      assertThat(Pages.all(limit, page -> library().all(page)))
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  private Media request(int number) {
    return save(requested(number, ALICE.id(), tinyPng()));
  }

  private Media save(MediaChange change) {
    return library()
        .commit(change, by(ALICE))
        .getOrElseThrow(outdated -> new AssertionError(outdated + " instead of " + change));
  }

  private void findsWhole(Media media) {
    assertThat(library().find(media.id())).isEqualTo(Option.some(media));
  }

  private static MediaChange described(Media media, Option<AltText> alt) {
    return media.describe(alt, later(media)).get();
  }
}
