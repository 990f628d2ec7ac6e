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

/** Stores media in a folder. Its presigned URLs are served by its {@link #endpoint}. */
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
   * Opens the folder, and creates it if it does not exist.
   *
   * @param baseUrl the prefix of presigned URLs, such as {@code http://localhost:8080/_local/media}
   * @param key 32 secret bytes; a new key invalidates all presigned URLs
   */
  public static FolderMediaStore open(Path folder, URI baseUrl, byte[] key, InstantSource clock)
      throws IOException {
    return new FolderMediaStore(
        MediaFolder.open(folder, clock.instant()), new HmacUrlSigner(baseUrl, key), clock);
  }

  /**
   * Returns the HTTP endpoint of the presigned URLs.
   *
   * @param onUploaded called for each upload after its bytes are durable and before the response
   */
  public MediaEndpoint endpoint(Consumer<UploadCompleted> onUploaded) {
    return new MediaEndpoint(folder, urls, clock, onUploaded);
  }

  /**
   * Returns the uploads that are pending after a restart, so that the caller can publish their
   * events again.
   */
  public Seq<UploadCompleted> pendingUploads() {
    return unchecked(folder::pendingUploads);
  }

  @Override
  public PresignedUpload signUpload(Pending media, Instant now) {
    var metadata = media.metadata();
    Map<String, String> headers =
        HashMap.of(
            HmacUrlSigner.CONTENT_LENGTH, Long.toString(metadata.bytes()),
            HmacUrlSigner.CONTENT_TYPE, metadata.type().contentType(),
            HmacUrlSigner.IF_NONE_MATCH, "*",
            HmacUrlSigner.CHECKSUM_SHA256, metadata.sha256().base64());
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
    var pending = pendingObject(media);
    return unchecked(() ->
        folder.inspect(pending).exists(upload -> upload.etag().equals(inspected.etag()))
            && folder.promote(pending, new PublishedObject(media.id(), inspected.sha256())));
  }

  @Override
  public URI signDownload(Ready media, Instant now) {
    var metadata = media.metadata();
    var parameters =
        LinkedHashMap.of(
            MediaEndpoint.CONTENT_TYPE_PARAMETER, metadata.type().contentType(),
            MediaEndpoint.CONTENT_DISPOSITION_PARAMETER,
                DeliveryHeaders.contentDisposition(metadata.fileName()));
    var published = new PublishedObject(media.id(), metadata.sha256());
    return urls.sign("GET", published, parameters, HashMap.empty(), expiry(now));
  }

  @Override
  public void deletePending(Pending media) {
    deleteBytes(pendingObject(media));
  }

  @Override
  public void deletePromoted(MediaId id) {
    unchecked(() -> folder.deletePublished(id));
  }

  @Override
  public boolean exists(Ready media) {
    return unchecked(
        () -> folder.exists(new PublishedObject(media.id(), media.metadata().sha256())));
  }

  @Override
  public Page<StoredObject> list(Page.PageRequest page) {
    var keys = unchecked(() -> folder.list(page.cursor().getOrElse(""), page.limit() + 1));
    var items = keys.take(page.limit());
    return new Page<>(
        items.map(FolderMediaStore::storedObject),
        Option.when(keys.size() > page.limit(), () -> items.last().path()));
  }

  private static StoredObject storedObject(ObjectKey key) {
    return switch (key) {
      case PendingObject(var owner, var id) -> new StoredObject.PendingUpload(owner, id);
      case PublishedObject(var id, var sha256) ->
          new StoredObject.PromotedUpload(id, Sha256.parseHex(sha256).get());
    };
  }

  @Override
  public void deleteObject(StoredObject object) {
    deleteBytes(
        switch (object) {
          case StoredObject.PendingUpload(var owner, var id) -> new PendingObject(owner, id);
          case StoredObject.PromotedUpload(var id, var sha256) -> new PublishedObject(id, sha256);
        });
  }

  private void deleteBytes(ObjectKey key) {
    unchecked(() -> folder.deleteBytes(key));
  }

  /** Truncates the expiry to seconds, because the URL contains it in seconds. */
  private static Instant expiry(Instant now) {
    return now.plus(SIGNED_URL_TTL).truncatedTo(ChronoUnit.SECONDS);
  }

  private static PendingObject pendingObject(Pending media) {
    return new PendingObject(media.owner(), media.id());
  }

  private static <T> T unchecked(IoOperation<T> operation) {
    try {
      return operation.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface IoOperation<T> {
    T run() throws IOException;
  }
}
