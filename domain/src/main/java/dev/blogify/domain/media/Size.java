package dev.blogify.domain.media;

/** Width and height in pixels. */
public record Size(int width, int height) {}
