package dev.blogify.domain.media;

import io.vavr.control.Option;

/**
 * An uploaded file, to be compared with its announcement.
 *
 * @param size length in bytes
 * @param contentType media type that the client declared when it uploaded the file
 * @param format format that the content shows; none if it is none of {@link MediaType}
 */
public record UploadedFile(
    long size, Sha256 sha256, String contentType, Option<FileFormat> format) {}
