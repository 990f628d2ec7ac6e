package dev.blogify.application.media;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.NOW;
import static dev.blogify.domain.media.MediaFixtures.alt;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommandContext;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaEvent.MediaReady;
import dev.blogify.domain.media.MediaEvent.MediaRejected;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.RejectionReason;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Confirmations that are early, late, repeated or of mismatched uploads (MED-4). */
final class ConfirmMediaTest {
  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();
  private final InMemoryMediaStore store = new InMemoryMediaStore(InstantSource.fixed(NOW));
  private final Pending pending = (Pending) library.save(requested(1, ALICE.id(), tinyPng()));

  @Test
  void makesAMatchingUploadReady() {
    upload(tinyPng(), "image/png");

    var ready = confirm(NOW).get();

    assertThat(ready).isInstanceOf(Ready.class);
    assertThat(library.committed().last().context()).isEqualTo(forActor(Actor.SYSTEM));
    assertThat(library.committed().last().change().events())
        .isEqualTo(
            List.of(
                new MediaReady(
                    MediaType.PNG, tinyPng().length, Option.some(new ImageDimensions(1, 1)))));
    assertThat(store.inspectUpload(pending)).isEmpty();
    assertThat(store.download(store.signDownload((Ready) ready, NOW)).get()).isEqualTo(tinyPng());
  }

  @Test
  void rejectsAMismatchAndDeletesItsBytes() {
    var altered = tinyPng();
    altered[altered.length - 1]++;

    rejects(plainText(), "image/png", RejectionReason.SIZE_DIFFERS);
    rejects(altered, "image/png", RejectionReason.CHECKSUM_DIFFERS);
    rejects(tinyPng(), "image/jpeg", RejectionReason.CONTENT_TYPE_DIFFERS);
  }

  @Test
  void rejectsAnotherFormatUnderTheAnnouncedType() {
    var disguised = library.save(requested(2, ALICE.id(), plainText()));
    store.putPending(disguised.id(), plainText(), "image/png");

    assertThat(confirm(disguised.id(), NOW).get())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.FORMAT_DIFFERS));
  }

  @Test
  void refusesASecondConfirmation() {
    upload(tinyPng(), "image/png");
    var ready = confirm(NOW).get();

    assertThat(confirm(NOW)).isEqualTo(left(new InvalidState(Action.CONFIRM_MEDIA)));

    assertThat(library.find(pending.id())).isEqualTo(Option.some(ready));
    assertThat(store.download(store.signDownload((Ready) ready, NOW)).get()).isEqualTo(tinyPng());
  }

  @Test
  void refusesAConfirmationBeforeTheUpload() {
    assertThat(confirm(NOW)).isEqualTo(left(new NotUploaded()));
    assertThat(library.find(pending.id())).isEqualTo(Option.some(pending));

    upload(tinyPng(), "image/png");
    assertThat(confirm(NOW).isRight()).isTrue();
  }

  @Test
  void refusesAConfirmationAfterTheExpiry() {
    upload(tinyPng(), "image/png");

    assertThat(confirm(pending.expiresAt()))
        .isEqualTo(left(new InvalidState(Action.CONFIRM_MEDIA)));
    assertThat(library.find(pending.id())).isEqualTo(Option.some(pending));

    assertThat(confirm(pending.expiresAt().minusMillis(1)).isRight()).isTrue();
  }

  @Test
  void doesNotFindUnknownOrDeletedMedia() {
    assertThat(confirm(id(9), NOW)).isEqualTo(left(new MediaNotFound()));

    library.save(pending.delete(NOW).get());
    assertThat(confirm(NOW)).isEqualTo(left(new MediaNotFound()));
  }

  @Test
  void onlyTheSystemMayConfirm() {
    upload(tinyPng(), "image/png");

    for (var actor : List.of(ALICE, ADA)) {
      assertThat(handle(library, pending.id(), NOW, actor))
          .isEqualTo(left(new NotAllowed(Action.CONFIRM_MEDIA)));
    }
    assertThat(library.find(pending.id())).isEqualTo(Option.some(pending));
  }

  @Test
  void canBeRepeatedAfterAConcurrentEdit() {
    upload(tinyPng(), "image/png");
    var described = pending.editAltText(Option.some(alt("A bear")), NOW).get();

    assertThat(handle(new Interrupted(described), pending.id(), NOW, Actor.SYSTEM))
        .isEqualTo(left(new VersionConflict(described.after().version())));
    assertThat(store.inspectUpload(pending)).isNotEmpty();

    assertThat(confirm(NOW).map(media -> media.metadata().alt()))
        .isEqualTo(right(Option.some(alt("A bear"))));
  }

  private void rejects(byte[] bytes, String contentType, RejectionReason reason) {
    var rejecting = new ConfirmMediaTest();
    rejecting.upload(bytes, contentType);

    var rejected = rejecting.confirm(NOW).get();

    assertThat(rejected).isEqualTo(new Rejected(rejected.metadata(), reason));
    assertThat(rejecting.library.committed().last().change().events())
        .isEqualTo(List.of(new MediaRejected(reason)));
    assertThat(rejecting.store.hasBytesOf(pending.id())).isFalse();
  }

  private void upload(byte[] bytes, String contentType) {
    store.putPending(pending.id(), bytes, contentType);
  }

  private Either<MediaRefusal, Media> confirm(Instant now) {
    return confirm(pending.id(), now);
  }

  private Either<MediaRefusal, Media> confirm(MediaId id, Instant now) {
    return handle(library, id, now, Actor.SYSTEM);
  }

  private Either<MediaRefusal, Media> handle(
      MediaLibrary library, MediaId id, Instant now, Actor actor) {
    return new ConfirmMedia(library, store, new PngInspector(), InstantSource.fixed(now))
        .handle(new ConfirmMedia.Command(id, forActor(actor)));
  }

  /** A library with a concurrent change before each commit. */
  private final class Interrupted implements MediaLibrary {
    private final MediaChange faster;

    Interrupted(MediaChange faster) {
      this.faster = faster;
    }

    @Override
    public Option<Media> find(MediaId id) {
      return library.find(id);
    }

    @Override
    public Either<OutdatedVersion, Media> commit(MediaChange change, CommandContext context) {
      library.save(faster);
      return library.commit(change, context);
    }

    @Override
    public Page<Media> findByOwner(UserId owner, Page.PageRequest page) {
      return library.findByOwner(owner, page);
    }

    @Override
    public Seq<MediaId> findExpired(Instant now, int limit) {
      return library.findExpired(now, limit);
    }

    @Override
    public Page<Media> list(Page.PageRequest page) {
      return library.list(page);
    }
  }
}
