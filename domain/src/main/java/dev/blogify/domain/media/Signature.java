package dev.blogify.domain.media;

import io.vavr.control.Option;

/** Tells a file's format by its first bytes. */
final class Signature {
  private Signature() {}

  static Option<MediaType> of(Beginning bytes) {
    return Option.none();
  }
}
