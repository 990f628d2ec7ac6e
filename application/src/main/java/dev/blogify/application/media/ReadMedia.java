package dev.blogify.application.media;

import dev.blogify.application.Page;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What is known of media: to anybody once ready, to their owners and editors always. */
public final class ReadMedia {
  private final MediaLibrary library;
  private final MediaChanges changes;

  public ReadMedia(MediaLibrary library) {
    this.library = library;
    this.changes = new MediaChanges(library);
  }

  public Option<Ready> inPublic(MediaId id) {
    return library
        .find(id)
        .flatMap(media -> media instanceof Ready ready ? Option.some(ready) : Option.none());
  }

  public Either<MediaRefusal, Media> asItsOwner(MediaId id, Actor actor) {
    return changes.find(id, actor, Act.READ_MEDIA);
  }

  public Page<Media> ofOneself(UserId owner, Page.Request page) {
    return library.of(owner, page);
  }
}
