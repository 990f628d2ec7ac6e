package dev.blogify.domain.media;

import io.vavr.control.Option;

/** Reads a picture's width and height from its header. */
final class PictureSize {
  private PictureSize() {}

  static Option<Size> of(MediaType type, Beginning bytes) {
    return Option.none();
  }
}
