package dev.blogify.adapters.out.media;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Random access to the first bytes of a file. A read beyond the last byte returns -1 or an empty
 * string and throws no exception, because a header may be cut off at any byte.
 */
final class HeaderBytes {
  private final byte[] bytes;

  HeaderBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** The unsigned byte at an offset; -1 beyond the end. */
  int byteAt(int offset) {
    return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xFF : -1;
  }

  /** An unsigned integer of at most 8 bytes, most significant byte first; -1 if cut off. */
  long readBigEndian(int offset, int count) {
    return hasBytes(offset, count)
        ? IntStream.range(0, count)
            .mapToLong(i -> byteAt(offset + i))
            .reduce(0, (number, next) -> number << 8 | next)
        : -1;
  }

  /** An unsigned integer of at most 4 bytes, least significant byte first; -1 if cut off. */
  long readLittleEndian(int offset, int count) {
    return hasBytes(offset, count)
        ? IntStream.range(0, count).mapToLong(i -> (long) byteAt(offset + i) << (8 * i)).sum()
        : -1;
  }

  /** Text in ISO 8859-1, which includes ASCII; empty if cut off. */
  String readLatin1(int offset, int count) {
    return hasBytes(offset, count)
        ? new String(bytes, offset, count, StandardCharsets.ISO_8859_1)
        : "";
  }

  /** Whether a text in ISO 8859-1 starts at an offset. */
  boolean matchesAt(int offset, String text) {
    return readLatin1(offset, text.length()).equals(text);
  }

  private boolean hasBytes(int offset, int count) {
    return offset >= 0 && count >= 0 && offset <= bytes.length - count;
  }
}
