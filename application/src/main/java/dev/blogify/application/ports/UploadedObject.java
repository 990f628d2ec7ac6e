package dev.blogify.application.ports;

import dev.blogify.domain.media.Sha256;

/**
 * Attributes of a pending object in the {@link MediaStore}.
 *
 * @param size length in bytes
 * @param sha256 checksum that the store computed or verified
 * @param contentType media type that the client declared
 * @param header first bytes, at most {@link #MAX_HEADER_BYTES}; enough for the metadata that
 *     precedes the size of a picture
 * @param etag entity tag of the inspected bytes, so that {@link MediaStore#promote} copies only
 *     these
 */
public record UploadedObject(
    long size, Sha256 sha256, String contentType, FileHeader header, String etag) {
  public static final int MAX_HEADER_BYTES = 2 * 1024 * 1024;
}
