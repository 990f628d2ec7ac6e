package dev.blogify.application.media;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.StoredObject;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.MediaRefusal.TooLarge;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Brings what is known of media and their bytes together again, whatever was lost between them, in
 * one pass (MED-5). Rows come first, so that what a row still needs is not an orphan; an object is
 * judged by the row as it is when the object has been seen, so that nothing goes that a
 * confirmation has just kept.
 */
public final class ReconcileMedia {
  private final MediaLibrary library;
  private final MediaStore store;
  private final ConfirmMedia confirmMedia;
  private final ExpireUploads expireUploads;
  private final DeleteMedia deleteMedia;
  private final InstantSource clock;

  public ReconcileMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.confirmMedia = new ConfirmMedia(library, store, clock);
    this.expireUploads = new ExpireUploads(library, store, clock);
    this.deleteMedia = new DeleteMedia(library, store, clock);
    this.clock = clock;
  }

  public void handle(CommandContext cause) {
    var sweep = new BatchRunner();
    sweep.runPages(library::list, media -> reconcile(media, cause));
    sweep.runPages(store::list, this::reconcile);
    sweep.throwCollectedFailures();
  }

  private void reconcile(Media media, CommandContext cause) {
    switch (media) {
      case Pending pending when pending.isExpiredAt(clock.instant()) ->
          expireUploads.expire(pending.id(), cause);
      case Pending pending ->
          throwIfUnexpected(
              media, confirmMedia.handle(new ConfirmMedia.Command(pending.id(), cause)));
      case Ready ready when !store.exists(ready) ->
          throwIfUnexpected(
              media,
              deleteMedia.handle(
                  new MediaTarget(ready.id(), ExpectedVersion.exactly(ready.version()), cause)));
      case Ready _, Rejected _, Deleted _ -> {}
    }
  }

  /** What has not come, or has become another meanwhile, is as it should be. */
  private static void throwIfUnexpected(Media media, Either<MediaRefusal, Media> outcome) {
    outcome.peekLeft(refusal -> {
      switch (refusal) {
        case NotUploaded _, MediaNotFound _, InvalidState _, VersionConflict _ -> {}
        case NotAllowed _, TooLarge _ ->
            throw new IllegalStateException("Media %s: %s".formatted(media.id(), refusal));
      }
    });
  }

  private void reconcile(StoredObject object) {
    if (!library.find(object.mediaId()).exists(media -> isReferenced(object, media))) {
      store.deleteObject(object);
    }
  }

  /** While a medium is pending, a confirmation may be about to promise what it has kept. */
  private static boolean isReferenced(StoredObject object, Media media) {
    return switch (object) {
      case PendingUpload(var owner, _) -> media instanceof Pending && media.owner().equals(owner);
      case PromotedUpload(_, var sha256) ->
          media.metadata().sha256().equals(sha256)
              && (media instanceof Pending || media instanceof Ready);
    };
  }
}
