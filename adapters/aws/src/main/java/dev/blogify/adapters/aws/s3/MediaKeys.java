package dev.blogify.adapters.aws.s3;

import dev.blogify.domain.media.Description;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;

/** Where the bytes of a medium lie in the bucket (MED-1). */
public final class MediaKeys {
  private MediaKeys() {}

  /** Where its owner may write, once. */
  public static String pending(Description media) {
    return "pending/%s/%s".formatted(media.owner().value(), media.id());
  }

  /**
   * Where only Blogify writes: a key that never means other bytes, so it may be cached for ever.
   */
  public static String kept(MediaId id, Sha256 sha256) {
    return under(id) + sha256.hex();
  }

  /** What every key of its kept bytes begins with. */
  static String under(MediaId id) {
    return "assets/%s/".formatted(id);
  }
}
