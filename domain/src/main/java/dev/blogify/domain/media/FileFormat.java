package dev.blogify.domain.media;

import io.vavr.control.Option;

/**
 * The format of a file, as its content shows it.
 *
 * @param dimensions size of a picture; none for other types, and none if the header has no size
 */
public record FileFormat(MediaType type, Option<ImageDimensions> dimensions) {}
