package dev.blogify.application.media;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.media.MediaFixtures.NOW;
import static dev.blogify.domain.media.MediaFixtures.alt;
import static dev.blogify.domain.media.MediaFixtures.confirmed;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommittedChange;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.Page;
import dev.blogify.application.media.RequestUpload.RequestedUpload;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaEvent.MediaDeleted;
import dev.blogify.domain.media.MediaEvent.MediaEdited;
import dev.blogify.domain.media.MediaEvent.MediaRequested;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.TooLarge;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import dev.blogify.domain.media.MediaType;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** All use cases of media but those in {@link ConfirmMediaTest}. */
final class MediaUseCasesTest {
  private static final Instant LATER = NOW.plusSeconds(3_600);
  private static final ExpectedVersion ANY_VERSION = new ExpectedVersion.AnyVersion();
  private static final ExpectedVersion OUTDATED_VERSION =
      new ExpectedVersion.OneOf(HashSet.of(new Version(99)));

  private final InstantSource clock = InstantSource.fixed(LATER);
  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();
  private final InMemoryMediaStore store = new InMemoryMediaStore(clock);
  private final RequestUpload requestUpload =
      new RequestUpload(library, store, new IdGenerator(new SplittableRandom(1)), clock);
  private final ReadMedia readMedia = new ReadMedia(library);
  private final EditAltText editAltText = new EditAltText(library, clock);
  private final DeleteMedia deleteMedia = new DeleteMedia(library, store, clock);

  @Test
  void createsAPendingMediumAndPresignsItsUpload() {
    var requested = request(ALICE, MediaType.PNG, tinyPng().length).get();

    var change = library.committed().last();
    assertThat(change.context()).isEqualTo(forActor(ALICE));
    assertThat(change.change().after()).isEqualTo(requested.media());
    assertThat(change.change().events())
        .isEqualTo(List.of(new MediaRequested(MediaType.PNG, tinyPng().length)));
    assertThat(requested.media().id().createdAt()).isEqualTo(LATER);
    assertThat(requested.presignedUpload().expiresAt())
        .isEqualTo(LATER.plus(MediaStore.SIGNED_URL_TTL));
    assertThat(store.upload(requested.presignedUpload(), tinyPng())).isEqualTo(200);
  }

  @Test
  void refusesMoreThanTheMaximumOfAType() {
    for (var type : MediaType.values()) {
      assertThat(request(ALICE, type, type.maxBytes()).isRight()).isTrue();
      assertThat(request(ALICE, type, type.maxBytes() + 1))
          .isEqualTo(left(new TooLarge(type, type.maxBytes() + 1)));
    }
  }

  @Test
  void uploadRequiresTheRoleOfAnAuthor() {
    for (var actor : List.of(ALICE, ERIN, ADA)) {
      assertThat(request(actor, MediaType.PNG, 1).isRight()).isTrue();
    }
    for (var actor : List.of(RITA, Actor.SYSTEM)) {
      assertThat(request(actor, MediaType.PNG, Long.MAX_VALUE))
          .isEqualTo(left(new NotAllowed(Action.UPLOAD_MEDIA)));
    }
  }

  @Test
  void showsOnlyReadyMediaToThePublic() {
    var pending = pending(1);
    var ready = ready(2);
    var rejected = library.save(rejected(pending(3)));
    var deleted = deleted(4);

    assertThat(readMedia.readPublic(ready.id())).isEqualTo(Option.some(ready));
    for (var id : List.of(pending.id(), rejected.id(), deleted.id(), id(5))) {
      assertThat(readMedia.readPublic(id)).isEmpty();
    }
  }

  @Test
  void showsItsOwnerAndEditorsAMediumInEveryState() {
    for (var media : List.of(pending(1), library.save(rejected(pending(2))))) {
      assertThat(readMedia.readAuthorized(media.id(), ALICE)).isEqualTo(right(media));
      assertThat(readMedia.readAuthorized(media.id(), ERIN)).isEqualTo(right(media));
      assertThat(readMedia.readAuthorized(media.id(), BOB)).isEqualTo(left(new MediaNotFound()));
    }
    assertThat(readMedia.readAuthorized(ready(3).id(), BOB))
        .isEqualTo(left(new NotAllowed(Action.READ_MEDIA)));
    assertThat(readMedia.readAuthorized(deleted(4).id(), ALICE))
        .isEqualTo(left(new MediaNotFound()));
    assertThat(readMedia.readAuthorized(deleted(5).id(), ADA)).isEqualTo(left(new MediaNotFound()));
  }

  @Test
  void listsMediaOfTheOwner() {
    var media = pending(1);

    assertThat(readMedia.listOwn(ALICE.id(), Page.PageRequest.firstPage(10)))
        .isEqualTo(new Page<>(Vector.of(media), Option.none()));
    assertThat(readMedia.listOwn(BOB.id(), Page.PageRequest.firstPage(10)).items()).isEmpty();
  }

  @Test
  void resolvesOnlyReadyMedia() {
    var resolveMediaUrl = new ResolveMediaUrl(library, store, clock);
    var pending = pending(1);
    store.putPending(pending.id(), tinyPng(), "image/png");
    assertThat(resolveMediaUrl.handle(pending.id())).isEmpty();
    assertThat(resolveMediaUrl.cdnPath(pending.id())).isEmpty();

    confirm(pending.id());

    var url = resolveMediaUrl.handle(pending.id()).get();
    assertThat(store.download(url).get()).isEqualTo(tinyPng());
    assertThat(resolveMediaUrl.cdnPath(pending.id()))
        .contains(URI.create("/assets/%s/%s".formatted(pending.id(), sha256(tinyPng()).toHex())));
    assertThat(resolveMediaUrl.handle(deleted(2).id())).isEmpty();
    assertThat(resolveMediaUrl.handle(id(3))).isEmpty();
  }

  @Test
  void setsRemovesAndKeepsTheAltText() {
    var media = ready(1);

    var described =
        describe(media, ANY_VERSION, ALICE, Option.some(Option.some(alt("A bear")))).get();
    assertThat(described.metadata().alt()).isEqualTo(Option.some(alt("A bear")));
    assertThat(library.committed().last())
        .isEqualTo(
            new CommittedChange<>(
                media.editAltText(Option.some(alt("A bear")), LATER).get(), forActor(ALICE)));
    assertThat(library.committed().last().change().events()).isEqualTo(List.of(new MediaEdited()));

    var committed = library.committed();
    assertThat(describe(media, ANY_VERSION, ALICE, Option.none())).isEqualTo(right(described));
    assertThat(library.committed()).isEqualTo(committed);

    var removed = describe(media, ANY_VERSION, ERIN, Option.some(Option.none())).get();
    assertThat(removed.metadata().alt()).isEmpty();
  }

  @Test
  void refusesAltTextForRejectedMedia() {
    var media = library.save(rejected(pending(1)));

    assertThat(describe(media, ANY_VERSION, ALICE, Option.some(Option.some(alt("A bear")))))
        .isEqualTo(left(new InvalidState(Action.EDIT_MEDIA)));
  }

  @Test
  void deletesAMediumAndItsBytes() {
    for (var number = 1; number <= 2; number++) {
      var media = pending(number);
      store.putPending(media.id(), tinyPng(), "image/png");
      if (number == 2) {
        confirm(media.id());
      }
      assertThat(store.hasBytesOf(media.id())).isTrue();

      assertThat(delete(media, ANY_VERSION, ALICE).isRight()).isTrue();

      assertThat(store.hasBytesOf(media.id())).isFalse();
      assertThat(library.find(media.id()).get()).isInstanceOf(Media.Deleted.class);
      assertThat(library.committed().last().change().events())
          .isEqualTo(List.of(new MediaDeleted()));
    }
  }

  @Test
  void keepsTheBytesOfARefusedDeletion() {
    var media = ready(1);
    store.putPending(media.id(), tinyPng(), "image/png");

    assertThat(delete(media, OUTDATED_VERSION, ALICE).isLeft()).isTrue();
    assertThat(delete(media, ANY_VERSION, BOB).isLeft()).isTrue();

    assertThat(store.hasBytesOf(media.id())).isTrue();
  }

  @Test
  void checksPermissionBeforeTheVersion() {
    var pending = pending(1);
    var ready = ready(2);
    var deleted = deleted(3);
    var committed = library.committed();

    for (var media : List.of(pending, deleted, requested(4, ALICE.id(), tinyPng()).after())) {
      assertThat(delete(media, OUTDATED_VERSION, BOB)).isEqualTo(left(new MediaNotFound()));
      assertThat(describe(media, OUTDATED_VERSION, BOB, Option.some(Option.some(alt("no")))))
          .isEqualTo(left(new MediaNotFound()));
    }
    assertThat(delete(ready, OUTDATED_VERSION, BOB))
        .isEqualTo(left(new NotAllowed(Action.DELETE_MEDIA)));
    assertThat(describe(ready, OUTDATED_VERSION, BOB, Option.some(Option.some(alt("no")))))
        .isEqualTo(left(new NotAllowed(Action.EDIT_MEDIA)));
    assertThat(delete(ready, OUTDATED_VERSION, ALICE))
        .isEqualTo(left(new VersionConflict(ready.version())));
    assertThat(describe(ready, OUTDATED_VERSION, ALICE, Option.some(Option.some(alt("no")))))
        .isEqualTo(left(new VersionConflict(ready.version())));
    assertThat(library.committed()).isEqualTo(committed);
  }

  private Either<MediaRefusal, RequestedUpload> request(Actor actor, MediaType type, long bytes) {
    return requestUpload.handle(
        new RequestUpload.Command(
            new FileName("a.bin"), type, bytes, sha256(tinyPng()), Option.none(), forActor(actor)));
  }

  private Either<MediaRefusal, Media> describe(
      Media media, ExpectedVersion expected, Actor actor, Option<Option<AltText>> alt) {
    return editAltText.handle(
        new EditAltText.Command(new MediaTarget(media.id(), expected, forActor(actor)), alt));
  }

  private Either<MediaRefusal, Media> delete(Media media, ExpectedVersion expected, Actor actor) {
    return deleteMedia.handle(new MediaTarget(media.id(), expected, forActor(actor)));
  }

  private void confirm(MediaId media) {
    var confirmed =
        new ConfirmMedia(library, store, new PngInspector(), clock)
            .handle(new ConfirmMedia.Command(media, forActor(Actor.SYSTEM)));
    assertThat(confirmed.isRight()).isTrue();
  }

  private Media pending(int number) {
    return library.save(requested(number, ALICE.id(), tinyPng()));
  }

  private Media ready(int number) {
    return library.save(confirmed(pending(number)));
  }

  private Media deleted(int number) {
    return library.save(pending(number).delete(LATER).get());
  }
}
