package dev.blogify.adapters.out.media;

import io.vavr.collection.List;

/**
 * The content of a box of the ISO base media file format (ISO/IEC 14496-12, 4.2); {@code end} is at
 * most the end of the header.
 */
record IsoBox(HeaderBytes bytes, int start, int end) {
  private static final int HEADER_SIZE = 8;
  private static final int LARGE_HEADER_SIZE = 16;
  private static final int VERSION_AND_FLAGS_SIZE = 4;

  /** The whole file as one box, because a file is a sequence of boxes. */
  static IsoBox root(HeaderBytes bytes) {
    return new IsoBox(bytes, 0, bytes.length());
  }

  /** The child boxes of one type, in order, up to the first box with an invalid size. */
  List<IsoBox> children(String type) {
    var matches = List.<IsoBox>empty();
    var offset = start;
    while (offset + HEADER_SIZE <= end) {
      var isLarge = bytes.readBigEndian(offset, 4) == 1;
      var headerSize = isLarge ? LARGE_HEADER_SIZE : HEADER_SIZE;
      var size =
          isLarge ? bytes.readBigEndian(offset + HEADER_SIZE, 8) : bytes.readBigEndian(offset, 4);
      var isOpenEnded = size == 0 || size > end - offset;
      if ((!isOpenEnded && size < headerSize) || offset + headerSize > end) {
        break;
      }
      var boxEnd = isOpenEnded ? end : offset + (int) size;
      if (bytes.matchesAt(offset + 4, type)) {
        matches = matches.prepend(new IsoBox(bytes, offset + headerSize, boxEnd));
      }
      offset = boxEnd;
    }
    return matches.reverse();
  }

  /** The content of a full box (14496-12, 4.2.2) after its version and flags. */
  IsoBox skipVersionAndFlags() {
    return new IsoBox(bytes, Math.min(start + VERSION_AND_FLAGS_SIZE, end), end);
  }
}
