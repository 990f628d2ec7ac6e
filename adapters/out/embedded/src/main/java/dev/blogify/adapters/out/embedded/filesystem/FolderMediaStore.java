package dev.blogify.adapters.out.embedded.filesystem;

import dev.blogify.adapters.out.media.DeliveryHeaders;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
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

  /**
   * Opens the folder, and creates it if it does not exist.
   *
   * @param baseUrl the prefix of presigned URLs, such as {@code http://localhost:8080/_local/media}
   * @param key 32 secret bytes; a new key invalidates all presigned URLs
   */
  public FolderMediaStore(Path folder, URI baseUrl, byte[] key, InstantSource clock)
      throws IOException {
    this.folder = new MediaFolder(folder, clock.instant());
    this.urls = new HmacUrlSigner(baseUrl, key);
    this.clock = clock;
  }

  /**
   * Returns the HTTP endpoint of the presigned URLs.
   *
   * @param onUploaded called for each upload after its bytes are durable and before the response
   */
  public PresignedUrlEndpoint endpoint(Consumer<UploadCompleted> onUploaded) {
    return new PresignedUrlEndpoint(folder, urls, clock, onUploaded);
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
    var url = urls.sign("PUT", pendingUpload(media), HashMap.empty(), headers, expiresAt);
    return new PresignedUpload("PUT", url, headers, expiresAt);
  }

  @Override
  public Option<UploadedObject> inspectUpload(Pending media) {
    return unchecked(() -> folder.inspect(pendingUpload(media)));
  }

  @Override
  public boolean promote(Pending media, UploadedObject inspected) {
    var pending = pendingUpload(media);
    return unchecked(() ->
        folder.inspect(pending).exists(upload -> upload.etag().equals(inspected.etag()))
            && folder.promote(pending, new PromotedUpload(media.id(), inspected.sha256())));
  }

  @Override
  public URI signDownload(Ready media, Instant now) {
    var metadata = media.metadata();
    var parameters =
        LinkedHashMap.of(
            PresignedUrlEndpoint.CONTENT_TYPE_PARAMETER, metadata.type().contentType(),
            PresignedUrlEndpoint.CONTENT_DISPOSITION_PARAMETER,
                DeliveryHeaders.contentDisposition(metadata.fileName()));
    return urls.sign("GET", PromotedUpload.of(media), parameters, HashMap.empty(), expiry(now));
  }

  @Override
  public void deletePending(Pending media) {
    deleteObject(pendingUpload(media));
  }

  @Override
  public void deletePromoted(MediaId id) {
    unchecked(() -> folder.deletePublished(id));
  }

  @Override
  public boolean exists(Ready media) {
    return unchecked(() -> folder.exists(PromotedUpload.of(media)));
  }

  @Override
  public Page<StoredObject> list(Page.PageRequest page) {
    var objects = unchecked(() -> folder.list(page.cursor().getOrElse(""), page.limit() + 1));
    var items = objects.take(page.limit());
    return new Page<>(items, Option.when(objects.size() > page.limit(), () -> items.last().key()));
  }

  @Override
  public void deleteObject(StoredObject object) {
    unchecked(() -> folder.deleteBytes(object));
  }

  /** Truncates the expiry to seconds, because the URL contains it in seconds. */
  private static Instant expiry(Instant now) {
    return now.plus(SIGNED_URL_TTL).truncatedTo(ChronoUnit.SECONDS);
  }

  private static PendingUpload pendingUpload(Pending media) {
    return new PendingUpload(media.owner(), media.id());
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
