package dev.blogify.domain.media;

import java.util.Arrays;

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
