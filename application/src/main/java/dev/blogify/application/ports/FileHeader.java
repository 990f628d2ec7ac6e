package dev.blogify.application.ports;

import java.util.Arrays;

/** The first bytes of a file, at most {@link UploadedObject#MAX_HEADER_BYTES}. Immutable. */
public final class FileHeader {
  private final byte[] bytes;

  public FileHeader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] toByteArray() {
    return bytes.clone();
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
    return "FileHeader[%d bytes]".formatted(bytes.length);
  }
}
