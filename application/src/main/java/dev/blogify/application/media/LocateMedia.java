package dev.blogify.application.media;

import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;

/** Where the bytes of a ready medium can be fetched. */
public final class LocateMedia {
  private final MediaLibrary library;
  private final MediaStore store;
  private final InstantSource clock;

  public LocateMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.clock = clock;
  }

  /** By whoever has the URL, until it expires. */
  public Option<URI> handle(MediaId id) {
    return ready(id).map(media -> store.locate(media, clock.instant()));
  }

  /** By those who come by the edge, which serves what is kept: a path from its root. */
  public Option<URI> atTheEdge(MediaId id) {
    return ready(id).map(media -> URI.create("/" + media.place()));
  }

  private Option<Ready> ready(MediaId id) {
    return library
        .find(id)
        .flatMap(media -> media instanceof Ready ready ? Option.some(ready) : Option.none());
  }
}
