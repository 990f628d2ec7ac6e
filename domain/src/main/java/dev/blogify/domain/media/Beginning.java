package dev.blogify.domain.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The first bytes of a file; a value. */
public final class Beginning {
  private final byte[] bytes;

  public Beginning(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The unsigned byte at an offset, or -1 behind the end. */
  int at(int offset) {
    return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xFF : -1;
  }

  int length() {
    return bytes.length;
  }

  /** So many bytes, at most 8, as a number, the most significant first; -1 if not all are there. */
  long bigEndian(int offset, int count) {
    return has(offset, count)
        ? IntStream.range(0, count).mapToLong(i -> at(offset + i)).reduce(0, (n, b) -> n << 8 | b)
        : -1;
  }

  /**
   * So many bytes, at most 4, as a number, the least significant first; -1 if not all are there.
   */
  long littleEndian(int offset, int count) {
    return has(offset, count)
        ? IntStream.range(0, count).mapToLong(i -> (long) at(offset + i) << (8 * i)).sum()
        : -1;
  }

  /** So many bytes as Latin-1, of which ASCII is a part; empty if not all are there. */
  String text(int offset, int count) {
    return has(offset, count) ? new String(bytes, offset, count, StandardCharsets.ISO_8859_1) : "";
  }

  boolean says(int offset, String text) {
    return text(offset, text.length()).equals(text);
  }

  private boolean has(int offset, int count) {
    return offset >= 0 && count >= 0 && offset <= bytes.length - count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Beginning that && Arrays.equals(bytes, that.bytes);
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
