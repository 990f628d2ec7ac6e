package dev.blogify.adapters.embedded.filesystem;

import dev.blogify.adapters.embedded.filesystem.Place.Waiting;
import dev.blogify.domain.media.Upload;

/**
 * Bytes that a client has put where they wait for confirmation.
 *
 * @param key as it would be called in a bucket: {@code pending/}, the owner and the medium
 * @param etag without quotes
 */
public record Uploaded(String key, long size, String etag) {
  static Uploaded at(Waiting place, Upload upload) {
    return new Uploaded(place.path(), upload.size(), upload.sha256().hex());
  }
}
