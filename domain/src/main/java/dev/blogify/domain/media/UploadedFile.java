package dev.blogify.domain.media;

import io.vavr.control.Option;

/**
 * The attributes of an uploaded file that are verified against its upload request.
 *
 * @param size length in bytes
 * @param contentType media type that the client declared when it uploaded the file
 * @param format format detected from the content; none if it is not a {@link MediaType}
 */
public record UploadedFile(
    long size, Sha256 sha256, String contentType, Option<FileFormat> format) {}
