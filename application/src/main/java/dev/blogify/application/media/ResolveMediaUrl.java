package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;

/** Resolves a ready medium to the URL of its bytes. */
public final class ResolveMediaUrl {
  private final ReadMedia readMedia;
  private final MediaStore store;
  private final InstantSource clock;

  public ResolveMediaUrl(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.readMedia = new ReadMedia(library);
    this.store = store;
    this.clock = clock;
  }

  /** A presigned URL, for clients that reach the platform directly. */
  public Option<URI> handle(MediaId id) {
    return readMedia.readPublic(id).map(media -> store.signDownload(media, clock.instant()));
  }

  /** An absolute path, for clients of the CDN, which serves promoted objects under their keys. */
  public Option<URI> cdnPath(MediaId id) {
    return readMedia.readPublic(id).map(media -> URI.create("/" + PromotedUpload.of(media).key()));
  }
}
