package dev.blogify.adapters.embedded.filesystem;

import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Where bytes lie, in the folder and in URLs alike. The shape of a path leaves no room for {@code
 * ..}, for an escape, or for a second name of the same place.
 */
sealed interface Place {
  String PENDING = "pending";
  String ASSETS = "assets";

  MediaId id();

  /** The folder that all places of its kind are in. */
  String kind();

  /** The folder that this one is in. */
  String folder();

  String path();

  /** Where a client uploads. */
  record Waiting(UserId owner, MediaId id) implements Place {
    @Override
    public String kind() {
      return PENDING;
    }

    @Override
    public String folder() {
      return PENDING + "/" + owner.value();
    }

    @Override
    public String path() {
      return folder() + "/" + id;
    }
  }

  /** Where confirmed bytes stay, under their SHA-256 in hexadecimal. */
  record Kept(MediaId id, String sha256) implements Place {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    Kept(MediaId id, Sha256 sha256) {
      this(id, sha256.hex());
    }

    @Override
    public String kind() {
      return ASSETS;
    }

    @Override
    public String folder() {
      return ASSETS + "/" + id;
    }

    @Override
    public String path() {
      return folder() + "/" + sha256;
    }
  }

  static Option<Place> parse(String path) {
    var parts = path.split("/", -1);
    if (parts.length != 3) {
      return Option.none();
    }
    return switch (parts[0]) {
      case PENDING ->
          UserId.parse(parts[1])
              .flatMap(owner -> MediaId.parse(parts[2]).map(id -> new Waiting(owner, id)));
      case ASSETS ->
          MediaId.parse(parts[1])
              .filter(_ -> Kept.HEX.matcher(parts[2]).matches())
              .map(id -> new Kept(id, parts[2]));
      default -> Option.none();
    };
  }
}
