package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Deletes a medium, then its bytes, so that a crash between the two leaves only orphaned objects.
 */
public final class DeleteMedia {
  private final MediaCommandExecutor executor;
  private final MediaStore store;

  public DeleteMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.executor = new MediaCommandExecutor(library, clock);
    this.store = store;
  }

  public Either<MediaRefusal, Media> handle(MediaTarget target) {
    return executor
        .execute(target, Action.DELETE_MEDIA, Media::delete)
        .peek(deleted -> {
          store.deletePending(new Media.Pending(deleted.metadata()));
          store.deletePromoted(deleted.id());
        });
  }
}
