package dev.blogify.application.media;

import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.access.TestUsers;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaMetadata;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A media store in memory. A URL is valid if it was issued, is unaltered and has not expired. */
public final class InMemoryMediaStore implements MediaStore {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;

  private final InstantSource clock;
  private Map<URI, IssuedUrl> uploads = HashMap.empty();
  private Map<URI, IssuedUrl> downloads = HashMap.empty();
  private Map<MediaId, UploadedObject> pending = HashMap.empty();
  private Map<MediaId, UserId> owners = HashMap.empty();
  private Map<MediaId, byte[]> uploaded = HashMap.empty();
  private Map<MediaId, byte[]> promoted = HashMap.empty();
  private int issuedUrls;

  public InMemoryMediaStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized PresignedUpload signUpload(Pending media, Instant now) {
    var metadata = media.metadata();
    var presigned =
        new PresignedUpload(
            "PUT",
            url("pending", media.id()),
            LinkedHashMap.of(
                "content-length", Long.toString(metadata.bytes()),
                "content-type", metadata.type().contentType(),
                "if-none-match", "*",
                "x-amz-checksum-sha256", metadata.sha256().base64()),
            now.plus(SIGNED_URL_TTL));
    uploads =
        uploads.put(
            presigned.url(), new IssuedUrl(media, presigned.headers(), presigned.expiresAt()));
    return presigned;
  }

  /**
   * Sends an upload as a client does.
   *
   * @return the HTTP status
   */
  public synchronized int upload(PresignedUpload presigned, byte[] bytes) {
    return uploads
        .get(presigned.url())
        .filter(issued -> isValid(issued) && issued.headers().equals(presigned.headers()))
        .map(issued -> upload(issued.media().metadata(), bytes))
        .getOrElse(FORBIDDEN);
  }

  private int upload(MediaMetadata metadata, byte[] bytes) {
    if (metadata.bytes() != bytes.length
        || !metadata.sha256().equals(MediaFixtures.sha256(bytes))) {
      return BAD_REQUEST;
    }
    if (pending.containsKey(metadata.id())) {
      return PRECONDITION_FAILED;
    }
    putPending(metadata.owner(), metadata.id(), bytes, metadata.type().contentType());
    return OK;
  }

  /** Stores bytes as an upload of Alice, whatever was announced. */
  public synchronized void putPending(MediaId media, byte[] bytes, String contentType) {
    putPending(TestUsers.ALICE.id(), media, bytes, contentType);
  }

  /** Stores bytes as an upload, whatever was announced. */
  public synchronized void putPending(
      UserId owner, MediaId media, byte[] bytes, String contentType) {
    owners = owners.put(media, owner);
    var checksum = MediaFixtures.sha256(bytes);
    var header =
        new FileHeader(
            Arrays.copyOf(bytes, Math.min(bytes.length, UploadedObject.MAX_HEADER_BYTES)));
    var etag = "\"" + checksum.toHex() + "\"";
    pending =
        pending.put(media, new UploadedObject(bytes.length, checksum, contentType, header, etag));
    uploaded = uploaded.put(media, bytes.clone());
  }

  /** The bytes that a client downloads; none if the store refuses the URL. */
  public synchronized Option<byte[]> download(URI url) {
    return downloads
        .get(url)
        .filter(this::isValid)
        .flatMap(issued -> promoted.get(issued.media().id()))
        .map(byte[]::clone);
  }

  private boolean isValid(IssuedUrl issued) {
    return clock.instant().isBefore(issued.expiresAt());
  }

  /** Whether a pending or promoted object of a medium exists. */
  public synchronized boolean hasBytesOf(MediaId media) {
    return pending.containsKey(media) || promoted.containsKey(media);
  }

  @Override
  public synchronized Option<UploadedObject> inspectUpload(Pending media) {
    return pending.get(media.id()).filter(_ -> owners.get(media.id()).contains(media.owner()));
  }

  @Override
  public synchronized boolean promote(Pending media, UploadedObject inspected) {
    var isThere = inspectUpload(media).map(UploadedObject::etag).contains(inspected.etag());
    if (isThere) {
      promoted = promoted.put(media.id(), uploaded.get(media.id()).get());
    }
    return isThere;
  }

  @Override
  public synchronized URI signDownload(Ready media, Instant now) {
    var url = url("assets", media.id());
    downloads =
        downloads.put(url, new IssuedUrl(media, LinkedHashMap.empty(), now.plus(SIGNED_URL_TTL)));
    return url;
  }

  @Override
  public synchronized void deletePending(Pending media) {
    pending = pending.remove(media.id());
    uploaded = uploaded.remove(media.id());
  }

  @Override
  public synchronized void deletePromoted(MediaId id) {
    promoted = promoted.remove(id);
  }

  @Override
  public synchronized boolean exists(Ready media) {
    return objects().containsKey(StoredObject.PromotedUpload.of(media).key());
  }

  @Override
  public synchronized Page<StoredObject> list(Page.PageRequest page) {
    return KeysetPagination.page(objects(), name -> name, page);
  }

  private NavigableMap<String, StoredObject> objects() {
    var objects = new TreeMap<String, StoredObject>();
    pending
        .keySet()
        .<StoredObject>map(id -> new StoredObject.PendingUpload(owners.get(id).get(), id))
        .toVector()
        .appendAll(
            promoted.map(
                each -> new StoredObject.PromotedUpload(each._1, MediaFixtures.sha256(each._2))))
        .forEach(object -> objects.put(object.key(), object));
    return objects;
  }

  @Override
  public synchronized void deleteObject(StoredObject object) {
    if (objects().containsKey(object.key())) {
      switch (object) {
        case StoredObject.PendingUpload(_, var id) -> {
          pending = pending.remove(id);
          uploaded = uploaded.remove(id);
        }
        case StoredObject.PromotedUpload(var id, _) -> deletePromoted(id);
      }
    }
  }

  private URI url(String folder, MediaId media) {
    issuedUrls++;
    return URI.create(
        "https://media.example/%s/%s?signature=%d".formatted(folder, media, issuedUrls));
  }

  private record IssuedUrl(Media media, Map<String, String> headers, Instant expiresAt) {}
}
