package dev.blogify.application.ports;

import dev.blogify.domain.media.Sha256;

/**
 * A pending object in the {@link MediaStore}, as the store recorded it.
 *
 * @param size length in bytes
 * @param sha256 checksum that the store computed or verified
 * @param contentType media type that the client declared
 * @param header first bytes, at most {@link #MAX_HEADER_BYTES}; enough for file signatures and
 *     picture sizes
 * @param etag identifies exactly these bytes, so that {@link MediaStore#promote} copies no others
 */
public record UploadedObject(
    long size, Sha256 sha256, String contentType, FileHeader header, String etag) {
  public static final int MAX_HEADER_BYTES = 256 * 1024;
}
