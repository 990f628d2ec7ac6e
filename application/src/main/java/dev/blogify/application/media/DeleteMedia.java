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
 * Takes a medium from the world, then its bytes: a crash between leaves bytes that nobody finds.
 */
public final class DeleteMedia {
  private final MediaCommandExecutor changes;
  private final MediaStore store;
  private final InstantSource clock;

  public DeleteMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.changes = new MediaCommandExecutor(library);
    this.store = store;
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(MediaTarget target) {
    return changes
        .execute(target, Action.DELETE_MEDIA, media -> media.delete(clock.instant()))
        .peek(deleted -> {
          store.deletePending(new Pending(deleted.metadata()));
          store.deletePromoted(deleted.id());
        });
  }
}
