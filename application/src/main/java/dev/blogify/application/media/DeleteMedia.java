package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Deletes a medium, then its bytes, so that a crash between the two leaves only orphaned objects.
 */
public final class DeleteMedia {
  private final MediaCommandExecutor executor;
  private final MediaStore store;
  private final InstantSource clock;

  public DeleteMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.executor = new MediaCommandExecutor(library);
    this.store = store;
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(MediaTarget target) {
    return executor
        .execute(target, Action.DELETE_MEDIA, media -> media.delete(clock.instant()))
        .peek(deleted -> {
          store.deletePending(new Pending(deleted.metadata()));
          store.deletePromoted(deleted.id());
        });
  }
}
