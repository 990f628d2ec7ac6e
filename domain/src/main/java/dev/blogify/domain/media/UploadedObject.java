package dev.blogify.domain.media;

/**
 * What lies in the store after an upload, as the store saw it.
 *
 * @param header the first bytes, at most {@link #MAX_HEADER_BYTES}: enough for every header that
 *     says what a file is and how large a picture
 * @param etag names exactly these bytes, so that a copy can insist on them
 */
public record UploadedObject(
    long size, Sha256 sha256, String contentType, FileHeader header, String etag) {
  public static final int MAX_HEADER_BYTES = 256 * 1024;
}
