package dev.blogify.adapters.out.embedded.filesystem;

/**
 * A completed upload that is not confirmed yet.
 *
 * @param key the object key: {@code pending/}, the owner's id, {@code /} and the media id
 * @param size the number of bytes
 * @param etag the entity tag without quotes
 */
public record UploadCompleted(String key, long size, String etag) {}
