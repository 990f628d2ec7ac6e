package dev.blogify.domain.media;

import io.vavr.control.Option;

/** Reads the header of an EBML file (RFC 8794), the ground on which Matroska and WebM stand. */
final class Ebml {
  private static final long HEADER_ID = 0x1A45DFA3L;
  private static final long DOC_TYPE_ID = 0x4282L;
  private static final int MAX_ID_LENGTH = 4;
  private static final int MAX_SIZE_LENGTH = 8;

  private Ebml() {}

  /** What kind of document the file says it is. */
  static Option<String> docType(FileHeader bytes) {
    if (bytes.readBigEndian(0, 4) != HEADER_ID) {
      return Option.none();
    }
    var at = 4 + varIntLength(bytes, 4);
    var end = Math.min(bytes.length(), at + readVarInt(bytes, 4));
    while (at < end) {
      var size = at + varIntLength(bytes, at);
      var content = size + varIntLength(bytes, size);
      var length = readVarInt(bytes, size);
      if (size - at > MAX_ID_LENGTH || length < 0 || length > end - content) {
        return Option.none();
      }
      if (bytes.readBigEndian(at, size - at) == DOC_TYPE_ID) {
        return Option.some(bytes.readLatin1(content, (int) length).replaceAll("\0+$", ""));
      }
      at = content + (int) length;
    }
    return Option.none();
  }

  /** How many bytes a variable-size integer takes: one more than it has leading zero bits. */
  private static int varIntLength(FileHeader bytes, int offset) {
    return Integer.numberOfLeadingZeros(Math.max(0, bytes.byteAt(offset)) << 24 | 1 << 23) + 1;
  }

  /** A variable-size integer without its length marker; -1 if it is not wholly there. */
  private static long readVarInt(FileHeader bytes, int offset) {
    var width = varIntLength(bytes, offset);
    var raw = width > MAX_SIZE_LENGTH ? -1 : bytes.readBigEndian(offset, width);
    return raw < 0 ? -1 : raw & ((1L << (7 * width)) - 1);
  }
}
