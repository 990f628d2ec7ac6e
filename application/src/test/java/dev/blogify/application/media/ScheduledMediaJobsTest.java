package dev.blogify.application.media;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.media.MediaFixtures.NOW;
import static dev.blogify.domain.media.MediaFixtures.alt;
import static dev.blogify.domain.media.MediaFixtures.confirmed;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.minuteLater;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.MediaStore.StoredObject;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaEvent;
import dev.blogify.domain.media.MediaEvent.MediaDeleted;
import dev.blogify.domain.media.MediaEvent.MediaExpired;
import dev.blogify.domain.media.MediaEvent.MediaReady;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Expiry of uploads, and reconciliation of the media library with the media store. */
final class ScheduledMediaJobsTest {
  private static final CommandContext JOB_CONTEXT =
      new CommandContext(Actor.SYSTEM, "tick-1", Option.none());
  private static final Instant SOON = NOW.plusSeconds(3_600);
  private static final Instant LATE = NOW.plus(Media.UPLOAD_TTL).plusSeconds(60);

  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();
  private final InMemoryMediaStore store = new InMemoryMediaStore(InstantSource.fixed(NOW));

  @Test
  void expiresOverdueUploadsAndDeletesTheirBytes() {
    var late = pending(1);
    upload(late);
    keep(late);

    expire(LATE);
    expire(LATE);

    assertThat(library.find(late.id()).get()).isInstanceOf(Deleted.class);
    assertThat(objects()).isEmpty();
    assertThat(committed(MediaExpired.class)).isEqualTo(1);
    assertThat(library.committed().last().context()).isEqualTo(JOB_CONTEXT);
  }

  @Test
  void ignoresUploadsThatAreNotDue() {
    var pending = pending(1);
    upload(pending);

    expire(pending.expiresAt().minusMillis(1));

    assertThat(library.find(pending.id())).contains(pending);
    assertThat(objects()).containsExactly(new PendingUpload(ALICE.id(), pending.id()));
  }

  @Test
  void expiresABacklogOnceDespiteConcurrentRuns() throws Exception {
    Vector.range(0, BatchRunner.BATCH_SIZE * 2 + 1).forEach(this::pending);

    ConcurrentRunner.run(
        4,
        _ -> {
          expire(LATE);
          return 0;
        });

    assertThat(committed(MediaExpired.class)).isEqualTo(BatchRunner.BATCH_SIZE * 2 + 1);
  }

  @Test
  void reportsTheAgeOfTheOldestOverdueUpload() {
    var oldest = pending(1);
    pending(2);
    library.save(confirmed(pending(0)));

    assertThat(oldest(oldest.expiresAt().minusMillis(1))).isZero();
    assertThat(oldest(oldest.expiresAt())).isEqualTo(Media.UPLOAD_TTL);
    assertThat(oldest(oldest.expiresAt().plusSeconds(3_600))).isEqualTo(Duration.ofHours(25));

    expire(LATE);
    assertThat(oldest(LATE)).isZero();
  }

  @Test
  void confirmsAnUploadWithoutNotification() {
    var pending = pending(1);
    upload(pending);

    reconcile(SOON);

    assertThat(library.find(pending.id()).get()).isInstanceOf(Ready.class);
    assertThat(objects()).containsExactly(new PromotedUpload(pending.id(), sha256(tinyPng())));
    assertThat(committed(MediaReady.class)).isEqualTo(1);
  }

  @Test
  void rejectsAMismatchedUpload() {
    var pending = pending(1);
    store.putPending(pending.id(), plainText(), "image/png");

    reconcile(SOON);

    assertThat(library.find(pending.id()).get()).isInstanceOf(Rejected.class);
    assertThat(objects()).isEmpty();
  }

  @Test
  void deletesAMediumWithoutBytes() {
    var ready = library.save(confirmed(pending(1)));

    reconcile(SOON);

    assertThat(library.find(ready.id()).get()).isInstanceOf(Deleted.class);
    assertThat(committed(MediaDeleted.class)).isEqualTo(1);
    assertThat(library.committed().last().context()).isEqualTo(JOB_CONTEXT);
  }

  @Test
  void deletesOrphanedUploads() {
    var ready = pending(1);
    upload(ready);
    keep(ready);
    library.save(confirmed(ready));
    var rejected = pending(2);
    upload(rejected);
    library.save(rejected(rejected));
    var deleted = pending(3);
    upload(deleted);
    library.save(deleted.delete(minuteLater(deleted)).get());
    store.putPending(BOB.id(), id(4), tinyPng(), "image/png");
    store.putPending(BOB.id(), pending(5).id(), tinyPng(), "image/png");

    reconcile(SOON);

    assertThat(objects()).containsExactly(new PromotedUpload(ready.id(), sha256(tinyPng())));
  }

  @Test
  void deletesOrphanedPromotedObjects() {
    var rejected = pending(1);
    upload(rejected);
    keep(rejected);
    library.save(rejected(rejected));
    var deleted = pending(2);
    upload(deleted);
    keep(deleted);
    library.save(deleted.delete(minuteLater(deleted)).get());
    var unknown = (Pending) requested(3, ALICE.id(), tinyPng()).after();
    upload(unknown);
    keep(unknown);

    reconcile(SOON);

    assertThat(objects()).isEmpty();
  }

  @Test
  void keepsBytesThatAConcurrentConfirmationPromotes() {
    var pending = pending(1);
    upload(pending);
    keep(pending);
    store.deletePending(pending);

    reconcile(SOON);

    assertThat(objects()).containsExactly(new PromotedUpload(pending.id(), sha256(tinyPng())));
    assertThat(library.find(pending.id())).contains(pending);
  }

  @Test
  void expiresOverdueUploads() {
    var late = pending(1);
    upload(late);

    reconcile(LATE);

    assertThat(library.find(late.id()).get()).isInstanceOf(Deleted.class);
    assertThat(objects()).isEmpty();
  }

  @Test
  void secondRunChangesNothing() {
    everyKindOfTrouble();

    reconcile(SOON);
    var media = PageWalker.fetchAll(100, library::list);
    var committed = library.committed();
    var objects = objects();
    reconcile(SOON);

    assertThat(PageWalker.fetchAll(100, library::list)).isEqualTo(media);
    assertThat(library.committed()).isEqualTo(committed);
    assertThat(objects()).isEqualTo(objects);
    assertThat(objects)
        .allMatch(object ->
            object instanceof PromotedUpload
                && library.find(object.mediaId()).get() instanceof Ready);
  }

  /** Consistent media among media with missing or orphaned objects, 120 of each. */
  private void everyKindOfTrouble() {
    for (var number = 0; number < 120; number++) {
      upload(pending(number));
      library.save(confirmed(pending(1_000 + number)));
      var sound = pending(2_000 + number);
      upload(sound);
      keep(sound);
      store.deletePending(sound);
      library.save(confirmed(sound));
      var orphan = (Pending) requested(3_000 + number, ALICE.id(), tinyPng()).after();
      upload(orphan);
      keep(orphan);
      var described = pending(4_000 + number);
      library.save(described.editAltText(Option.some(alt("A bear")), minuteLater(described)).get());
      store.putPending(described.id(), plainText(), "image/png");
    }
  }

  private Pending pending(int number) {
    return (Pending) library.save(requested(number, ALICE.id(), tinyPng()));
  }

  private void upload(Pending media) {
    store.putPending(media.id(), tinyPng(), "image/png");
  }

  private void keep(Pending media) {
    store.promote(media, store.inspectUpload(media).get());
  }

  private void expire(Instant now) {
    new ExpireUploads(library, store, InstantSource.fixed(now)).handle(JOB_CONTEXT);
  }

  private Duration oldest(Instant now) {
    return new ExpireUploads(library, store, InstantSource.fixed(now)).oldestOverdueAge();
  }

  private void reconcile(Instant now) {
    new ReconcileMedia(library, store, new PngInspector(), InstantSource.fixed(now))
        .handle(JOB_CONTEXT);
  }

  private Seq<StoredObject> objects() {
    return PageWalker.fetchAll(100, store::list);
  }

  private int committed(Class<? extends MediaEvent> type) {
    return library.committed().flatMap(each -> each.change().events()).count(type::isInstance);
  }
}
