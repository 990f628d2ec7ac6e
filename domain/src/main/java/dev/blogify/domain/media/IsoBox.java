package dev.blogify.domain.media;

import io.vavr.collection.List;

/**
 * The content of a box of the ISO base media file format (ISO/IEC 14496-12, 4.2), as far as the
 * beginning of the file shows it.
 */
record IsoBox(FileHeader bytes, int start, int end) {
  private static final int HEADER_SIZE = 8;
  private static final int LARGE_HEADER_SIZE = 16;
  private static final int VERSION_AND_FLAGS_SIZE = 4;

  /** The file itself, which is a row of boxes too. */
  static IsoBox root(FileHeader bytes) {
    return new IsoBox(bytes, 0, bytes.length());
  }

  /** The boxes of one type inside this one, in order; up to the first that makes no sense. */
  List<IsoBox> children(String type) {
    var found = List.<IsoBox>empty();
    var at = start;
    while (at + HEADER_SIZE <= end) {
      var isLarge = bytes.readBigEndian(at, 4) == 1;
      var header = isLarge ? LARGE_HEADER_SIZE : HEADER_SIZE;
      var size = isLarge ? bytes.readBigEndian(at + HEADER_SIZE, 8) : bytes.readBigEndian(at, 4);
      var toTheEnd = size == 0 || size > end - at;
      if ((!toTheEnd && size < header) || at + header > end) {
        break;
      }
      var next = toTheEnd ? end : at + (int) size;
      if (bytes.matchesAt(at + 4, type)) {
        found = found.prepend(new IsoBox(bytes, at + header, next));
      }
      at = next;
    }
    return found.reverse();
  }

  /** What a "full box" holds, which begins with its version and flags. */
  IsoBox skipVersionAndFlags() {
    return new IsoBox(bytes, Math.min(start + VERSION_AND_FLAGS_SIZE, end), end);
  }
}
