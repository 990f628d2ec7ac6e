package dev.blogify.infrastructure.acceptance.client;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files and the requests that announce them. */
public final class PictureFixtures {
  private PictureFixtures() {}

  /** A grey PNG of this size; different texts give different bytes. */
  public static byte[] png(int width, int height, String text) {
    var png = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(png)) {
      out.writeLong(0x89504E470D0A1A0AL);
      var header = new ByteArrayOutputStream();
      try (var fields = new DataOutputStream(header)) {
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 0, 0, 0, 0});
      }
      chunk(out, "IHDR", header.toByteArray());
      chunk(out, "tEXt", ("Comment\0" + text).getBytes(StandardCharsets.ISO_8859_1));
      chunk(out, "IDAT", deflated(new byte[(width + 1) * height]));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** The body of a request for an upload of these bytes. */
  public static Map<String, Object> uploadRequest(
      String fileName, String contentType, byte[] bytes) {
    return Map.of(
        "fileName",
        fileName,
        "contentType",
        contentType,
        "size",
        bytes.length,
        "sha256",
        sha256(bytes));
  }

  public static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] deflated(byte[] pixels) {
    try (var deflater = new Deflater()) {
      deflater.setInput(pixels);
      deflater.finish();
      var buffer = new byte[pixels.length + 64];
      return Arrays.copyOf(buffer, deflater.deflate(buffer));
    }
  }
}
