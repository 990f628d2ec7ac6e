package dev.blogify.adapters.out.media;

import io.vavr.control.Option;

/** Reads the header of an EBML file (RFC 8794), the container format of Matroska and WebM. */
final class Ebml {
  private static final long HEADER_ID = 0x1A45DFA3L;
  private static final long SEGMENT_ID = 0x18538067L;
  private static final long DOC_TYPE_ID = 0x4282L;
  private static final int MAX_ID_LENGTH = 4;
  private static final int MAX_SIZE_LENGTH = 8;

  private Ebml() {}

  /** The value of the {@code DocType} element; none if it is absent or cut off. */
  static Option<String> docType(HeaderBytes bytes) {
    if (bytes.readBigEndian(0, 4) != HEADER_ID) {
      return Option.none();
    }
    var idStart = 4 + varIntLength(bytes, 4);
    var end = Math.min(bytes.length(), idStart + readVarInt(bytes, 4));
    while (idStart < end) {
      var sizeStart = idStart + varIntLength(bytes, idStart);
      var contentStart = sizeStart + varIntLength(bytes, sizeStart);
      var contentLength = readVarInt(bytes, sizeStart);
      if (sizeStart - idStart > MAX_ID_LENGTH
          || contentLength < 0
          || contentLength > end - contentStart) {
        return Option.none();
      }
      if (bytes.readBigEndian(idStart, sizeStart - idStart) == DOC_TYPE_ID) {
        var docType = bytes.readLatin1(contentStart, (int) contentLength);
        return Option.some(docType.replaceAll("\0+$", ""));
      }
      idStart = contentStart + (int) contentLength;
    }
    return Option.none();
  }

  /** Whether the header is followed by a segment, which contains the tracks. */
  static boolean hasSegment(HeaderBytes bytes) {
    var end = 4 + varIntLength(bytes, 4) + readVarInt(bytes, 4);
    return end <= bytes.length() && bytes.readBigEndian((int) end, 4) == SEGMENT_ID;
  }

  /** Length of a variable-size integer in bytes: its number of leading zero bits, plus one. */
  private static int varIntLength(HeaderBytes bytes, int offset) {
    return Integer.numberOfLeadingZeros(Math.max(0, bytes.byteAt(offset)) << 24 | 1 << 23) + 1;
  }

  /** Value of a variable-size integer, without its length marker; -1 if it is cut off. */
  private static long readVarInt(HeaderBytes bytes, int offset) {
    var width = varIntLength(bytes, offset);
    var raw = width > MAX_SIZE_LENGTH ? -1 : bytes.readBigEndian(offset, width);
    return raw < 0 ? -1 : raw & ((1L << (7 * width)) - 1);
  }
}
