package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;

/**
 * What may be shown as a cover or a portrait: a picture that is ready. Whose it is does not matter,
 * for media are unlisted.
 */
public final class PictureValidator {
  private final MediaLibrary library;

  public PictureValidator(MediaLibrary library) {
    this.library = library;
  }

  /** The chosen one, if it may not be shown. */
  public Option<MediaId> findUnusable(Option<MediaId> chosen) {
    return chosen.filter(id ->
        !library
            .find(id)
            .exists(found -> found instanceof Media.Ready && found.metadata().type().isImage()));
  }
}
