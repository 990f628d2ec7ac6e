package dev.blogify.domain.media;

/** Width and height in pixels. */
public record ImageDimensions(int width, int height) {}
