package dev.blogify.adapters.aws.s3;

import dev.blogify.application.media.MediaStore.Found;
import dev.blogify.application.media.MediaStore.Found.Kept;
import dev.blogify.application.media.MediaStore.Found.Uploaded;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Description;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Option;

/** Where the bytes of a medium lie in the bucket (MED-1). */
public final class MediaKeys {
  private MediaKeys() {}

  static final String PENDING = "pending/";
  static final String ASSETS = "assets/";

  /** Where its owner may write, once. */
  public static String pending(Description media) {
    return of(new Uploaded(media.owner(), media.id()));
  }

  /**
   * Where only Blogify writes: a key that never means other bytes, so it may be cached for ever.
   */
  public static String kept(MediaId id, Sha256 sha256) {
    return of(new Kept(id, sha256));
  }

  /** What every key of its kept bytes begins with. */
  static String under(MediaId id) {
    return ASSETS + id + "/";
  }

  static String of(Found object) {
    return switch (object) {
      case Uploaded(var owner, var id) -> PENDING + owner.value() + "/" + id;
      case Kept(var id, var sha256) -> Ready.place(id, sha256);
    };
  }

  /** What lies under a key; none under a key that Blogify never makes. */
  static Option<Found> parse(String key) {
    var parts = key.split("/", -1);
    if (parts.length != 3) {
      return Option.none();
    }
    return switch (parts[0] + "/") {
      case PENDING ->
          UserId.parse(parts[1])
              .flatMap(owner -> MediaId.parse(parts[2]).map(id -> new Uploaded(owner, id)));
      case ASSETS ->
          MediaId.parse(parts[1])
              .flatMap(id -> Sha256.ofHex(parts[2]).map(sha256 -> new Kept(id, sha256)));
      default -> Option.none();
    };
  }
}
