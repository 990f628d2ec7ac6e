package dev.blogify.domain.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The first bytes of a file; a value. */
public final class FileHeader {
  private final byte[] bytes;

  public FileHeader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The unsigned byte at an offset, or -1 behind the end. */
  int byteAt(int offset) {
    return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xFF : -1;
  }

  int length() {
    return bytes.length;
  }

  /** So many bytes, at most 8, as a number, the most significant first; -1 if not all are there. */
  long readBigEndian(int offset, int count) {
    return hasBytes(offset, count)
        ? IntStream.range(0, count)
            .mapToLong(i -> byteAt(offset + i))
            .reduce(0, (n, b) -> n << 8 | b)
        : -1;
  }

  /**
   * So many bytes, at most 4, as a number, the least significant first; -1 if not all are there.
   */
  long readLittleEndian(int offset, int count) {
    return hasBytes(offset, count)
        ? IntStream.range(0, count).mapToLong(i -> (long) byteAt(offset + i) << (8 * i)).sum()
        : -1;
  }

  /** So many bytes as Latin-1, of which ASCII is a part; empty if not all are there. */
  String readLatin1(int offset, int count) {
    return hasBytes(offset, count)
        ? new String(bytes, offset, count, StandardCharsets.ISO_8859_1)
        : "";
  }

  boolean matchesAt(int offset, String text) {
    return readLatin1(offset, text.length()).equals(text);
  }

  private boolean hasBytes(int offset, int count) {
    return offset >= 0 && count >= 0 && offset <= bytes.length - count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileHeader that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Beginning[%d bytes]".formatted(bytes.length);
  }
}
