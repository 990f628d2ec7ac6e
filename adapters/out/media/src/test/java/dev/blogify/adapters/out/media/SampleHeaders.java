package dev.blogify.adapters.out.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.MediaType;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.ByteArrayOutputStream;
import java.util.Collections;

/** Minimal headers of all formats; the pictures are 640 by 427 pixels. */
final class SampleHeaders {
  static final ImageDimensions DIMENSIONS = new ImageDimensions(640, 427);

  static final byte[] JPEG =
      bytes(
          bytes(0xFF, 0xD8),
          bytes(0xFF, 0xE0, 0x00, 0x07, "JFIF", 0x00),
          bytes(0xFF, 0xFF, 0xC4, 0x00, 0x03, 0x00),
          bytes(0xFF, 0xC2, 0x00, 0x0B, 0x08, 0x01, 0xAB, 0x02, 0x80, 0x01, 0x01, 0x11, 0x00),
          bytes(0xFF, 0xDA));
  static final byte[] PNG =
      bytes(0x89, "PNG\r\n", 0x1A, "\n", be32(13), "IHDR", be32(640), be32(427), 8, 6, 0, 0, 0);
  static final byte[] GIF = bytes("GIF89a", 0x80, 0x02, 0xAB, 0x01, 0, 0, 0, 0x3B);
  static final byte[] WEBP_LOSSY =
      webp("VP8 ", 0x30, 0x01, 0x00, 0x9D, 0x01, 0x2A, 0x80, 0x42, 0xAB, 0x81);
  static final byte[] WEBP_LOSSLESS = webp("VP8L", 0x2F, 0x7F, 0x82, 0x6A, 0x10);
  static final byte[] WEBP_EXTENDED = webp("VP8X", 0x10, 0, 0, 0, 0x7F, 0x02, 0, 0xAA, 0x01, 0);
  static final byte[] AVIF =
      bytes(
          box("ftyp", "avif", be32(0), "mif1", "avif", "miaf"),
          box("free"),
          meta(ispe(640, 427), box("pixi", be32(0)), ispe(160, 107)),
          box("mdat"));
  static final byte[] MP4 =
      bytes(box("ftyp", "isom", be32(512), "iso2", "mp41"), box("free"), box("mdat"));
  static final byte[] WEBM = bytes(ebml("webm"), be32(0x18538067), 0xFF);
  static final byte[] PDF = bytes("%PDF-1.7\n%", 0xE2, 0xE3, 0xCF, 0xD3);

  /** Each format, in each of its variants. */
  static final Seq<Sample> ALL =
      List.of(
          sample(MediaType.JPEG, JPEG),
          sample(MediaType.PNG, PNG),
          sample(MediaType.GIF, GIF),
          sample(MediaType.WEBP, WEBP_LOSSY),
          sample(MediaType.WEBP, WEBP_LOSSLESS),
          sample(MediaType.WEBP, WEBP_EXTENDED),
          sample(MediaType.AVIF, AVIF),
          sample(MediaType.MP4, MP4),
          sample(MediaType.WEBM, WEBM),
          sample(MediaType.PDF, PDF));

  record Sample(MediaType type, String latin1) {
    byte[] bytes() {
      return latin1.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
      return latin1.replaceAll("[^ -~]", ".") + " is " + type;
    }
  }

  private SampleHeaders() {}

  /** Concatenates bytes, text in ISO 8859-1 and arrays. */
  static byte[] bytes(Object... parts) {
    var joined = new ByteArrayOutputStream();
    for (var part : parts) {
      switch (part) {
        case Integer number -> joined.write(number);
        case String text -> joined.writeBytes(text.getBytes(ISO_8859_1));
        case byte[] array -> joined.writeBytes(array);
        default -> throw new IllegalArgumentException("Neither number, text nor bytes: " + part);
      }
    }
    return joined.toByteArray();
  }

  static byte[] repeat(byte[] bytes, int times) {
    return bytes(Collections.nCopies(times, bytes).toArray());
  }

  static byte[] box(String type, Object... content) {
    var bytes = bytes(content);
    return bytes(be32(8 + bytes.length), type, bytes);
  }

  /** A box with a 64-bit size. */
  static byte[] largeBox(String type, Object... content) {
    var bytes = bytes(content);
    return bytes(be32(1), type, be32(0), be32(16 + bytes.length), bytes);
  }

  static byte[] meta(Object... properties) {
    return box("meta", be32(0), box("hdlr"), box("iprp", box("ipco", properties), box("ipma")));
  }

  static byte[] ispe(int width, int height) {
    return box("ispe", be32(0), be32(width), be32(height));
  }

  /** EXIF metadata whose orientation is the second tag of its directory. */
  static byte[] exif(boolean isLittleEndian, int orientation) {
    return isLittleEndian
        ? bytes(
            "II*\0",
            8,
            0,
            0,
            0,
            2,
            0,
            tag(0x00, 0x01),
            bytes(0x12, 0x01, 3, 0, 1, 0, 0, 0),
            bytes(orientation, 0, 0, 0))
        : bytes(
            "MM\0*",
            be32(8),
            0,
            2,
            tag(0x01, 0x00),
            bytes(0x01, 0x12, 0, 3, be32(1)),
            bytes(0, orientation, 0, 0));
  }

  private static byte[] tag(int first, int second) {
    return bytes(first, second, be32(0), be32(0), 0, 0);
  }

  static byte[] ebml(String docType) {
    var type = bytes(0x42, 0x82, 0x80 | docType.length(), docType);
    return bytes(
        be32(0x1A45DFA3), 0x40, 8 + type.length, 0x42, 0x86, 0x81, 1, 0xEC, 0x40, 1, 0, type);
  }

  static byte[] be32(int number) {
    return bytes(number >>> 24, number >>> 16, number >>> 8, number);
  }

  private static Sample sample(MediaType type, byte[] bytes) {
    return new Sample(type, new String(bytes, ISO_8859_1));
  }

  private static byte[] webp(String chunk, Object... content) {
    return bytes("RIFF", 0x1A, 0, 0, 0, "WEBP", chunk, 0x0A, 0, 0, 0, bytes(content));
  }
}
