package dev.blogify.adapters.out.embedded.filesystem;

import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PendingObject;
import dev.blogify.application.ports.UploadedObject;

/**
 * Bytes that a client has put where they wait for confirmation.
 *
 * @param key as it would be called in a bucket: {@code pending/}, the owner and the medium
 * @param etag without quotes
 */
public record UploadCompleted(String key, long size, String etag) {
  static UploadCompleted from(PendingObject place, UploadedObject upload) {
    return new UploadCompleted(place.path(), upload.size(), upload.sha256().toHex());
  }
}
