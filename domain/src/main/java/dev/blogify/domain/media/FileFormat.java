package dev.blogify.domain.media;

import io.vavr.control.Option;

/**
 * The format of a file, detected from its content.
 *
 * @param dimensions dimensions of a picture; none for other types, or if the header does not
 *     contain them
 */
public record FileFormat(MediaType type, Option<ImageDimensions> dimensions) {}
