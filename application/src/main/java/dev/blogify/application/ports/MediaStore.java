package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import dev.blogify.domain.media.UploadedObject;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * The bytes of media. Clients write to a pending place of their own, once; what was checked is kept
 * in another, which nobody but Blogify writes. Passes {@code MediaStoreContract}.
 */
public interface MediaStore {
  /** How long a signed URL lives at most. */
  Duration SIGNED_URL_TTL = Duration.ofHours(1);

  /**
   * A request that lets its holder upload exactly what was announced, once: other bytes, another
   * length, type or checksum, a second upload or a late one are refused.
   */
  PresignedUpload signUpload(Pending media, Instant now);

  /** What lies in the pending place; none before the upload. */
  Option<UploadedObject> inspectUpload(Pending media);

  /**
   * Keeps the upload that was inspected, and no other, as the medium's bytes. May be repeated.
   *
   * @return whether it was still there
   */
  boolean promote(Pending media, UploadedObject inspected);

  /** Where the bytes of a ready medium can be fetched until the URL expires. */
  URI signDownload(Ready media, Instant now);

  /** Removes what was uploaded and not kept. May be repeated. */
  void deletePending(Pending media);

  /** Removes the kept bytes. May be repeated. */
  void deletePromoted(MediaId id);

  /** Whether the bytes of a ready medium are there. */
  boolean exists(Ready media);

  /** All that lies in the store, in some order that stays. No request may ask for it. */
  Page<StoredObject> list(Page.PageRequest page);

  /** Removes one object. May be repeated. */
  void deleteObject(StoredObject object);

  /** An object that lies in the store. */
  sealed interface StoredObject {
    MediaId mediaId();

    /** In the pending place of an owner. */
    record PendingUpload(UserId owner, MediaId mediaId) implements StoredObject {}

    /** Where nobody but Blogify writes. */
    record PromotedUpload(MediaId mediaId, Sha256 sha256) implements StoredObject {}
  }

  /**
   * A signed request.
   *
   * @param method the HTTP method, always {@code PUT}
   * @param headers to be sent exactly so; they are part of the signature
   * @param expiresAt when the URL stops working, at the latest
   */
  record PresignedUpload(String method, URI url, Map<String, String> headers, Instant expiresAt) {}
}
