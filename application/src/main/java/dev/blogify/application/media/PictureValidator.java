package dev.blogify.application.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Either;
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

  /** The picture, if it is usable or absent; otherwise its id as the left value. */
  public Either<MediaId, Option<MediaId>> requireUsable(Option<MediaId> picture) {
    return picture.forAll(this::isUsable) ? right(picture) : left(picture.get());
  }

  private boolean isUsable(MediaId id) {
    return library
        .find(id)
        .exists(media -> media instanceof Media.Ready && media.metadata().type().isImage());
  }
}
