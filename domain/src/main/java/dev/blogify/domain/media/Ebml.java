package dev.blogify.domain.media;

import io.vavr.control.Option;

/** Reads the header of an EBML file (RFC 8794), the ground on which Matroska and WebM stand. */
final class Ebml {
  private static final long HEADER = 0x1A45DFA3L;
  private static final long DOC_TYPE = 0x4282L;
  private static final int LONGEST_ID = 4;
  private static final int LONGEST_SIZE = 8;

  private Ebml() {}

  /** What kind of document the file says it is. */
  static Option<String> docType(Beginning bytes) {
    if (bytes.bigEndian(0, 4) != HEADER) {
      return Option.none();
    }
    var at = 4 + width(bytes, 4);
    var end = Math.min(bytes.length(), at + number(bytes, 4));
    while (at < end) {
      var size = at + width(bytes, at);
      var content = size + width(bytes, size);
      var length = number(bytes, size);
      if (size - at > LONGEST_ID || length < 0 || length > end - content) {
        return Option.none();
      }
      if (bytes.bigEndian(at, size - at) == DOC_TYPE) {
        return Option.some(bytes.text(content, (int) length).replaceAll("\0+$", ""));
      }
      at = content + (int) length;
    }
    return Option.none();
  }

  /** How many bytes a variable-size integer takes: one more than it has leading zero bits. */
  private static int width(Beginning bytes, int offset) {
    return Integer.numberOfLeadingZeros(Math.max(0, bytes.at(offset)) << 24 | 1 << 23) + 1;
  }

  /** A variable-size integer without its length marker; -1 if it is not wholly there. */
  private static long number(Beginning bytes, int offset) {
    var width = width(bytes, offset);
    var raw = width > LONGEST_SIZE ? -1 : bytes.bigEndian(offset, width);
    return raw < 0 ? -1 : raw & ((1L << (7 * width)) - 1);
  }
}
