package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Object store for the bytes of media. A client uploads to a pending object once; Blogify promotes
 * a verified upload to an object that no client can write. Reads are strongly consistent. Every
 * implementation passes {@code MediaStoreContract}.
 */
public interface MediaStore {
  /** Maximum lifetime of a presigned URL. */
  Duration SIGNED_URL_TTL = Duration.ofHours(1);

  /**
   * Presigns the request that uploads a pending medium. The store refuses other bytes, another
   * length, content type or checksum, a second upload, and a request after its expiry.
   */
  PresignedUpload signUpload(Media.Pending media, Instant now);

  /** The pending object of a medium; none before its upload and after {@link #deletePending}. */
  Option<UploadedObject> inspectUpload(Media.Pending media);

  /**
   * Copies the pending object to the promoted object of the medium, if its bytes are unchanged
   * since the inspection. Idempotent.
   *
   * @return whether the pending object existed with the same {@link UploadedObject#etag}
   */
  boolean promote(Media.Pending media, UploadedObject inspected);

  /** Presigns a download, valid for at most {@link #SIGNED_URL_TTL}; does not check existence. */
  URI signDownload(Media.Ready media, Instant now);

  /** Deletes the pending object; the medium accepts no second upload. Idempotent. */
  void deletePending(Media.Pending media);

  /** Deletes all promoted objects of a medium. Idempotent. */
  void deletePromoted(MediaId id);

  /** Whether the promoted object of a medium exists. */
  boolean exists(Media.Ready media);

  /**
   * All objects, in a stable order. A page may have fewer items than its limit. Only scheduled jobs
   * call it, because it reads the whole store.
   */
  Page<StoredObject> list(Page.PageRequest page);

  /** Deletes one object. Idempotent. */
  void deleteObject(StoredObject object);

  /** Identifies an object in the store. */
  sealed interface StoredObject {
    MediaId mediaId();

    /** Unique name of the object, equal on all platforms. */
    String key();

    /** An uploaded file that is not verified yet. */
    record PendingUpload(UserId owner, MediaId mediaId) implements StoredObject {
      /** The keys of all pending uploads start with it. */
      public static final String PREFIX = "pending/";

      @Override
      public String key() {
        return PREFIX + owner.value() + "/" + mediaId;
      }
    }

    /**
     * A verified file. A CDN serves it under {@code /} and its key. The bytes under a key are
     * immutable, because the key contains their checksum (MED-1).
     */
    record PromotedUpload(MediaId mediaId, Sha256 sha256) implements StoredObject {
      /** The keys of all verified files start with it. */
      public static final String PREFIX = "assets/";

      public static PromotedUpload of(Media.Ready media) {
        return new PromotedUpload(media.id(), media.metadata().sha256());
      }

      @Override
      public String key() {
        return PREFIX + mediaId + "/" + sha256.toHex();
      }
    }
  }

  /**
   * An HTTP request that uploads one file without further credentials.
   *
   * @param method always {@code PUT}
   * @param headers headers that the client sends unchanged, because they are signed
   * @param expiresAt end of the validity of the URL, in whole seconds
   */
  record PresignedUpload(String method, URI url, Map<String, String> headers, Instant expiresAt) {}
}
