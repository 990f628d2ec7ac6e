package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;

/**
 * Checks covers and profile pictures: only a ready picture is usable. Its owner is not checked,
 * because everyone who has the id of a ready medium may read it.
 */
public final class PictureValidator {
  private final MediaLibrary library;

  public PictureValidator(MediaLibrary library) {
    this.library = library;
  }

  /** The id of an unusable picture; none if the picture is usable or absent. */
  public Option<MediaId> findUnusable(Option<MediaId> picture) {
    return picture.filter(id ->
        !library
            .find(id)
            .exists(media -> media instanceof Media.Ready && media.metadata().type().isImage()));
  }
}
