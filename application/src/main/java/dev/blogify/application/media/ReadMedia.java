package dev.blogify.application.media;

import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Reads media: ready media for everyone, media in every state except deleted for their owner and
 * for editors.
 */
public final class ReadMedia {
  private final MediaLibrary library;

  public ReadMedia(MediaLibrary library) {
    this.library = library;
  }

  public Option<Media.Ready> readPublic(MediaId id) {
    return library
        .find(id)
        .flatMap(media -> media instanceof Media.Ready ready ? Option.some(ready) : Option.none());
  }

  public Either<MediaRefusal, Media> readAuthorized(MediaId id, Actor actor) {
    return Media.authorize(library.find(id), actor, Action.READ_MEDIA);
  }

  public Page<Media> listOwn(UserId owner, Page.PageRequest page) {
    return library.findByOwner(owner, page);
  }
}
