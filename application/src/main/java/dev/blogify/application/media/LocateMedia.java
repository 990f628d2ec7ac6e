package dev.blogify.application.media;

import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;

/** Where the bytes of a ready medium can be fetched for a while. */
public final class LocateMedia {
  private final MediaLibrary library;
  private final MediaStore store;
  private final InstantSource clock;

  public LocateMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.clock = clock;
  }

  public Option<URI> handle(MediaId id) {
    return library
        .find(id)
        .flatMap(media ->
            media instanceof Ready ready
                ? Option.some(store.locate(ready, clock.instant()))
                : Option.none());
  }
}
