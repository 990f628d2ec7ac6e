package dev.blogify.adapters.out.embedded.filesystem;

import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * The key of an object: its path in the folder and in URLs. Each key has exactly one path, which
 * contains neither {@code ..} nor percent-encoding.
 */
sealed interface ObjectKey {
  String PENDING_PREFIX = "pending";
  String ASSETS_PREFIX = "assets";

  MediaId id();

  /** Returns the path without its last segment. */
  String parent();

  String path();

  /** The key to which a client uploads. */
  record PendingObject(UserId owner, MediaId id) implements ObjectKey {
    @Override
    public String parent() {
      return PENDING_PREFIX + "/" + owner.value();
    }

    @Override
    public String path() {
      return parent() + "/" + id;
    }
  }

  /** The key of verified content, with its SHA-256 in hexadecimal. */
  record PublishedObject(MediaId id, String sha256) implements ObjectKey {
    private static final Pattern SHA256_HEX = Pattern.compile("[0-9a-f]{64}");

    PublishedObject(MediaId id, Sha256 sha256) {
      this(id, sha256.toHex());
    }

    @Override
    public String parent() {
      return ASSETS_PREFIX + "/" + id;
    }

    @Override
    public String path() {
      return parent() + "/" + sha256;
    }
  }

  static Option<ObjectKey> parse(String path) {
    var parts = path.split("/", -1);
    if (parts.length != 3) {
      return Option.none();
    }
    return switch (parts[0]) {
      case PENDING_PREFIX ->
          UserId.parse(parts[1])
              .flatMap(owner -> MediaId.parse(parts[2]).map(id -> new PendingObject(owner, id)));
      case ASSETS_PREFIX ->
          MediaId.parse(parts[1])
              .filter(_ -> PublishedObject.SHA256_HEX.matcher(parts[2]).matches())
              .map(id -> new PublishedObject(id, parts[2]));
      default -> Option.none();
    };
  }
}
