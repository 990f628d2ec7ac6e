package dev.blogify.adapters.out.aws.s3;

import dev.blogify.application.ports.MediaStore.StoredObject;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaMetadata;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Option;

/** Where the bytes of a medium lie in the bucket (MED-1). */
public final class MediaObjectKeys {
  private MediaObjectKeys() {}

  static final String PENDING_PREFIX = "pending/";
  static final String ASSETS_PREFIX = "assets/";

  /** Where its owner may write, once. */
  public static String pendingKey(MediaMetadata media) {
    return new PendingUpload(media.owner(), media.id()).key();
  }

  /**
   * Where only Blogify writes: a key that never means other bytes, so it may be cached for ever.
   */
  public static String assetKey(MediaId id, Sha256 sha256) {
    return new PromotedUpload(id, sha256).key();
  }

  /** What every key of its kept bytes begins with. */
  static String assetPrefix(MediaId id) {
    return ASSETS_PREFIX + id + "/";
  }

  /** What lies under a key; none under a key that Blogify never makes. */
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
