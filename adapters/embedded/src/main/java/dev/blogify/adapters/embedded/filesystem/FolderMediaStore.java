package dev.blogify.adapters.embedded.filesystem;

import dev.blogify.adapters.embedded.filesystem.Place.Kept;
import dev.blogify.adapters.embedded.filesystem.Place.Waiting;
import dev.blogify.application.Page;
import dev.blogify.application.media.DeliveryHeaders;
import dev.blogify.application.media.MediaStore;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import dev.blogify.domain.media.Upload;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Media in a folder. The URLs it signs lead to its {@link #endpoint}. */
public final class FolderMediaStore implements MediaStore {
  private final MediaFolder folder;
  private final SignedUrls urls;
  private final InstantSource clock;

  private FolderMediaStore(MediaFolder folder, SignedUrls urls, InstantSource clock) {
    this.folder = folder;
    this.urls = urls;
    this.clock = clock;
  }

  /**
   * Opens the folder, or makes it.
   *
   * @param base what signed URLs begin with, such as {@code http://localhost:8080/_local/media}
   * @param key 32 secret bytes; with another key, URLs that were handed out stop working
   */
  public static FolderMediaStore open(Path folder, URI base, byte[] key, InstantSource clock)
      throws IOException {
    return new FolderMediaStore(
        MediaFolder.open(folder, clock.instant()), new SignedUrls(base, key), clock);
  }

  /**
   * What answers under the base URL.
   *
   * @param uploaded is told of each upload once its bytes are on disk, before the client is
   */
  public MediaEndpoint endpoint(Consumer<Uploaded> uploaded) {
    return new MediaEndpoint(folder, urls, clock, uploaded);
  }

  /** Uploads that nobody kept or discarded, because a crash came between: to be told of again. */
  public Seq<Uploaded> uploaded() {
    return unchecked(folder::uploaded);
  }

  @Override
  public Ticket sign(Pending media, Instant now) {
    var description = media.description();
    Map<String, String> headers =
        HashMap.of(
            SignedUrls.LENGTH, Long.toString(description.bytes()),
            SignedUrls.TYPE, description.type().contentType(),
            SignedUrls.ONCE, "*",
            SignedUrls.CHECKSUM, description.sha256().base64());
    var expiresAt = expiry(now);
    var url = urls.sign("PUT", waiting(media), HashMap.empty(), headers, expiresAt);
    return new Ticket("PUT", url, headers, expiresAt);
  }

  @Override
  public Option<Upload> inspect(Pending media) {
    return unchecked(() -> folder.inspect(waiting(media)));
  }

  @Override
  public boolean keep(Pending media, Upload inspected) {
    var place = waiting(media);
    return unchecked(() ->
        folder.inspect(place).exists(upload -> upload.etag().equals(inspected.etag()))
            && folder.keep(place, new Kept(media.id(), inspected.sha256())));
  }

  @Override
  public URI locate(Ready media, Instant now) {
    var description = media.description();
    var parameters =
        LinkedHashMap.of(
            MediaEndpoint.TYPE, description.type().contentType(),
            MediaEndpoint.DISPOSITION, DeliveryHeaders.contentDisposition(description.fileName()));
    var place = new Kept(media.id(), description.sha256());
    return urls.sign("GET", place, parameters, HashMap.empty(), expiry(now));
  }

  @Override
  public void discard(Pending media) {
    unchecked(() -> {
      folder.discard(waiting(media));
      return media;
    });
  }

  @Override
  public void delete(MediaId id) {
    unchecked(() -> {
      folder.delete(id);
      return id;
    });
  }

  @Override
  public boolean holds(Ready media) {
    return unchecked(() -> folder.holds(new Kept(media.id(), media.description().sha256())));
  }

  @Override
  public Page<Found> list(Page.Request page) {
    var places = unchecked(() -> folder.places(page.after().getOrElse(""), page.limit() + 1));
    var items = places.take(page.limit());
    return new Page<>(
        items.map(FolderMediaStore::found),
        Option.when(places.size() > page.limit(), () -> items.last().path()));
  }

  private static Found found(Place place) {
    return switch (place) {
      case Waiting(var owner, var id) -> new Found.Uploaded(owner, id);
      case Kept(var id, var sha256) -> new Found.Kept(id, Sha256.ofHex(sha256).get());
    };
  }

  @Override
  public void remove(Found object) {
    unchecked(() -> {
      switch (object) {
        case Found.Uploaded(var owner, var id) -> folder.remove(new Waiting(owner, id));
        case Found.Kept(var id, var sha256) -> folder.remove(new Kept(id, sha256));
      }
      return object;
    });
  }

  /** A URL's expiry is written in seconds, so the promise is made in seconds. */
  private static Instant expiry(Instant now) {
    return now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
  }

  private static Waiting waiting(Pending media) {
    return new Waiting(media.owner(), media.id());
  }

  private static <T> T unchecked(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
