package dev.blogify.application.media;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Repairs differences between the media library and the media store in one pass (MED-5): confirms
 * or expires pending media, deletes ready media without bytes, and deletes orphaned objects. Media
 * are processed before objects, and each object is compared with the current state of its medium,
 * so that bytes that a concurrent confirmation promotes are not deleted.
 */
public final class ReconcileMedia {
  private final MediaLibrary library;
  private final MediaStore store;
  private final ConfirmMedia confirmMedia;
  private final ExpireUploads expireUploads;
  private final DeleteMedia deleteMedia;
  private final InstantSource clock;

  public ReconcileMedia(
      MediaLibrary library, MediaStore store, MediaInspector inspector, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.confirmMedia = new ConfirmMedia(library, store, inspector, clock);
    this.expireUploads = new ExpireUploads(library, store, clock);
    this.deleteMedia = new DeleteMedia(library, store, clock);
    this.clock = clock;
  }

  public void handle(CommandContext context) {
    var runner = new BatchRunner();
    runner.runPages(library::list, media -> reconcile(media, context));
    runner.runPages(store::list, this::reconcile);
    runner.throwCollectedFailures();
  }

  private void reconcile(Media media, CommandContext context) {
    switch (media) {
      case Media.Pending pending when pending.isExpiredAt(clock.instant()) ->
          expireUploads.expire(pending.id(), context);
      case Media.Pending pending ->
          throwIfUnexpected(
              media, confirmMedia.handle(new ConfirmMedia.Command(pending.id(), context)));
      case Media.Ready ready when !store.exists(ready) ->
          throwIfUnexpected(
              media,
              deleteMedia.handle(
                  new MediaTarget(ready.id(), ExpectedVersion.exactly(ready.version()), context)));
      case Media.Ready _, Media.Rejected _, Media.Deleted _ -> {}
    }
  }

  /** Ignores the refusals that a missing upload or a concurrent change causes. */
  private static void throwIfUnexpected(Media media, Either<MediaRefusal, Media> result) {
    result.peekLeft(refusal -> {
      switch (refusal) {
        case MediaRefusal.NotUploaded _,
            MediaRefusal.MediaNotFound _,
            MediaRefusal.InvalidState _,
            MediaRefusal.VersionConflict _ -> {}
        case MediaRefusal.NotAllowed _, MediaRefusal.TooLarge _ ->
            throw new IllegalStateException(
                "Reconciliation of media %s was refused: %s".formatted(media.id(), refusal));
      }
    });
  }

  private void reconcile(MediaStore.StoredObject object) {
    if (!library.find(object.mediaId()).exists(media -> isReferenced(object, media))) {
      store.deleteObject(object);
    }
  }

  /**
   * A pending medium references its promoted object, because a confirmation may have promoted the
   * bytes and not committed yet.
   */
  private static boolean isReferenced(MediaStore.StoredObject object, Media media) {
    return switch (object) {
      case PendingUpload(var owner, _) ->
          media instanceof Media.Pending && media.owner().equals(owner);
      case PromotedUpload(_, var sha256) ->
          media.metadata().sha256().equals(sha256)
              && (media instanceof Media.Pending || media instanceof Media.Ready);
    };
  }
}
