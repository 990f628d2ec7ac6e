package dev.blogify.domain.media;

/**
 * What lies in the store after an upload, as the store saw it.
 *
 * @param beginning the first bytes, at most {@link #BEGINNING}: enough for every header that says
 *     what a file is and how large a picture
 * @param etag names exactly these bytes, so that a copy can insist on them
 */
public record Upload(
    long size, Sha256 sha256, String contentType, Beginning beginning, String etag) {
  public static final int BEGINNING = 256 * 1024;
}
