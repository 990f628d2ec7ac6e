package dev.blogify.domain.media;

/** Width and height of a picture in pixels. */
public record ImageDimensions(int width, int height) {}
