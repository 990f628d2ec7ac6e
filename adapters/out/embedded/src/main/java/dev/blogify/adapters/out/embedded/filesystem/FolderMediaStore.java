package dev.blogify.adapters.out.embedded.filesystem;

import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PendingObject;
import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PublishedObject;
import dev.blogify.adapters.out.media.DeliveryHeaders;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
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
  private final HmacUrlSigner urls;
  private final InstantSource clock;

  private FolderMediaStore(MediaFolder folder, HmacUrlSigner urls, InstantSource clock) {
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
        MediaFolder.open(folder, clock.instant()), new HmacUrlSigner(base, key), clock);
  }

  /**
   * What answers under the base URL.
   *
   * @param uploaded is told of each upload once its bytes are on disk, before the client is
   */
  public MediaEndpoint endpoint(Consumer<UploadCompleted> uploaded) {
    return new MediaEndpoint(folder, urls, clock, uploaded);
  }

  /** Uploads that nobody kept or discarded, because a crash came between: to be told of again. */
  public Seq<UploadCompleted> pendingUploads() {
    return unchecked(folder::pendingUploads);
  }

  @Override
  public PresignedUpload signUpload(Pending media, Instant now) {
    var description = media.metadata();
    Map<String, String> headers =
        HashMap.of(
            HmacUrlSigner.CONTENT_LENGTH, Long.toString(description.bytes()),
            HmacUrlSigner.CONTENT_TYPE, description.type().contentType(),
            HmacUrlSigner.IF_NONE_MATCH, "*",
            HmacUrlSigner.CHECKSUM_SHA256, description.sha256().base64());
    var expiresAt = expiry(now);
    var url = urls.sign("PUT", pendingObject(media), HashMap.empty(), headers, expiresAt);
    return new PresignedUpload("PUT", url, headers, expiresAt);
  }

  @Override
  public Option<UploadedObject> inspectUpload(Pending media) {
    return unchecked(() -> folder.inspect(pendingObject(media)));
  }

  @Override
  public boolean promote(Pending media, UploadedObject inspected) {
    var place = pendingObject(media);
    return unchecked(() ->
        folder.inspect(place).exists(upload -> upload.etag().equals(inspected.etag()))
            && folder.promote(place, new PublishedObject(media.id(), inspected.sha256())));
  }

  @Override
  public URI signDownload(Ready media, Instant now) {
    var description = media.metadata();
    var parameters =
        LinkedHashMap.of(
            MediaEndpoint.CONTENT_TYPE_PARAMETER, description.type().contentType(),
            MediaEndpoint.CONTENT_DISPOSITION_PARAMETER,
                DeliveryHeaders.contentDisposition(description.fileName()));
    var place = new PublishedObject(media.id(), description.sha256());
    return urls.sign("GET", place, parameters, HashMap.empty(), expiry(now));
  }

  @Override
  public void deletePending(Pending media) {
    unchecked(() -> {
      folder.deletePending(pendingObject(media));
      return media;
    });
  }

  @Override
  public void deletePromoted(MediaId id) {
    unchecked(() -> {
      folder.delete(id);
      return id;
    });
  }

  @Override
  public boolean exists(Ready media) {
    return unchecked(
        () -> folder.exists(new PublishedObject(media.id(), media.metadata().sha256())));
  }

  @Override
  public Page<StoredObject> list(Page.PageRequest page) {
    var places = unchecked(() -> folder.list(page.cursor().getOrElse(""), page.limit() + 1));
    var items = places.take(page.limit());
    return new Page<>(
        items.map(FolderMediaStore::storedObject),
        Option.when(places.size() > page.limit(), () -> items.last().path()));
  }

  private static StoredObject storedObject(ObjectKey place) {
    return switch (place) {
      case PendingObject(var owner, var id) -> new StoredObject.PendingUpload(owner, id);
      case PublishedObject(var id, var sha256) ->
          new StoredObject.PromotedUpload(id, Sha256.parseHex(sha256).get());
    };
  }

  @Override
  public void deleteObject(StoredObject object) {
    unchecked(() -> {
      switch (object) {
        case StoredObject.PendingUpload(var owner, var id) ->
            folder.remove(new PendingObject(owner, id));
        case StoredObject.PromotedUpload(var id, var sha256) ->
            folder.remove(new PublishedObject(id, sha256));
      }
      return object;
    });
  }

  /** A URL's expiry is written in seconds, so the promise is made in seconds. */
  private static Instant expiry(Instant now) {
    return now.plus(SIGNED_URL_TTL).truncatedTo(ChronoUnit.SECONDS);
  }

  private static PendingObject pendingObject(Pending media) {
    return new PendingObject(media.owner(), media.id());
  }

  private static <T> T unchecked(IoOperation<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface IoOperation<T> {
    T run() throws IOException;
  }
}
