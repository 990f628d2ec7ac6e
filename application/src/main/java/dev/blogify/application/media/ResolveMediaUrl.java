package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;

/** Where the bytes of a ready medium can be fetched. */
public final class ResolveMediaUrl {
  private final MediaLibrary library;
  private final MediaStore store;
  private final InstantSource clock;

  public ResolveMediaUrl(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.clock = clock;
  }

  /** By whoever has the URL, until it expires. */
  public Option<URI> handle(MediaId id) {
    return findReady(id).map(media -> store.signDownload(media, clock.instant()));
  }

  /** By those who come by the edge, which serves what is kept: a path from its root. */
  public Option<URI> cdnPath(MediaId id) {
    return findReady(id).map(media -> URI.create("/" + media.objectKey()));
  }

  private Option<Ready> findReady(MediaId id) {
    return library
        .find(id)
        .flatMap(media -> media instanceof Ready ready ? Option.some(ready) : Option.none());
  }
}
