package dev.blogify.application.media;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.application.Sweep;
import dev.blogify.application.media.MediaStore.Found;
import dev.blogify.application.media.MediaStore.Found.Kept;
import dev.blogify.application.media.MediaStore.Found.Uploaded;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Media.Rejected;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.NoSuchMedia;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.NotIn;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.MediaRefusal.Stale;
import dev.blogify.domain.media.MediaRefusal.TooLarge;
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

  public void handle(Cause cause) {
    var sweep = new Sweep();
    sweep.pages(library::all, media -> reconcile(media, cause));
    sweep.pages(store::list, this::reconcile);
    sweep.finish();
  }

  private void reconcile(Media media, Cause cause) {
    switch (media) {
      case Pending pending when pending.isExpiredAt(clock.instant()) ->
          expireUploads.expire(pending.id(), cause);
      case Pending pending ->
          settle(media, confirmMedia.handle(new ConfirmMedia.Command(pending.id(), cause)));
      case Ready ready when !store.holds(ready) ->
          settle(
              media,
              deleteMedia.handle(
                  new MediaTarget(ready.id(), Expected.only(ready.version()), cause)));
      case Ready _, Rejected _, Deleted _ -> {}
    }
  }

  /** What has not come, or has become another meanwhile, is as it should be. */
  private static void settle(Media media, Either<MediaRefusal, Media> outcome) {
    outcome.peekLeft(refusal -> {
      switch (refusal) {
        case NotUploaded _, NoSuchMedia _, NotIn _, Stale _ -> {}
        case NotAllowed _, TooLarge _ ->
            throw new IllegalStateException("Media %s: %s".formatted(media.id(), refusal));
      }
    });
  }

  private void reconcile(Found object) {
    if (!library.find(object.media()).exists(media -> isWanted(object, media))) {
      store.remove(object);
    }
  }

  /** While a medium is pending, a confirmation may be about to promise what it has kept. */
  private static boolean isWanted(Found object, Media media) {
    return switch (object) {
      case Uploaded(var owner, _) -> media instanceof Pending && media.owner().equals(owner);
      case Kept(_, var sha256) ->
          media.description().sha256().equals(sha256)
              && (media instanceof Pending || media instanceof Ready);
    };
  }
}
