package dev.blogify.adapters.out.aws.s3;

import dev.blogify.application.ports.MediaStore.StoredObject;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaMetadata;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Option;

/** The S3 object keys of media (MED-1). */
public final class MediaObjectKeys {
  private MediaObjectKeys() {}

  static final String PENDING_PREFIX = "pending/";
  static final String ASSETS_PREFIX = "assets/";

  /** Returns the key of a pending upload, which accepts one upload by the owner. */
  public static String pendingKey(MediaMetadata media) {
    return new PendingUpload(media.owner(), media.id()).key();
  }

  /**
   * Returns the key of verified content. It contains the SHA-256 of the content, so that caches may
   * store the object indefinitely.
   */
  public static String assetKey(MediaId id, Sha256 sha256) {
    return new PromotedUpload(id, sha256).key();
  }

  /** Returns the common prefix of all asset keys of a media item. */
  static String assetPrefix(MediaId id) {
    return ASSETS_PREFIX + id + "/";
  }

  /** Parses a key; returns none if the key has another format. */
  static Option<StoredObject> parse(String key) {
    var parts = key.split("/", -1);
    if (parts.length != 3) {
      return Option.none();
    }
    return switch (parts[0] + "/") {
      case PENDING_PREFIX ->
          UserId.parse(parts[1])
              .flatMap(owner -> MediaId.parse(parts[2]).map(id -> new PendingUpload(owner, id)));
      case ASSETS_PREFIX ->
          MediaId.parse(parts[1])
              .flatMap(
                  id -> Sha256.parseHex(parts[2]).map(sha256 -> new PromotedUpload(id, sha256)));
      default -> Option.none();
    };
  }
}
