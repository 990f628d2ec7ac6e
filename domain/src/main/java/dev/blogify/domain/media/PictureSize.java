package dev.blogify.domain.media;

import io.vavr.control.Option;

/**
 * Reads a picture's width and height from its header, as they were encoded: a note that a viewer
 * should turn the picture (EXIF, {@code irot}) is not followed. Linear in the bytes, whatever they
 * are; none where they do not say.
 */
final class PictureSize {
  private static final int MARKER = 0xFF;

  private PictureSize() {}

  static Option<Size> of(MediaType type, Beginning bytes) {
    return switch (type) {
      case JPEG -> jpeg(bytes);
      case PNG -> png(bytes);
      case GIF -> gif(bytes);
      case WEBP -> webp(bytes);
      case AVIF -> avif(bytes);
      case MP4, WEBM, PDF -> Option.none();
    };
  }

  /** ITU-T T.81, B.2: segments, each with its length, up to the frame header. */
  private static Option<Size> jpeg(Beginning bytes) {
    var at = 2;
    while (bytes.at(at) == MARKER) {
      var marker = bytes.at(at + 1);
      var length = (int) bytes.bigEndian(at + 2, 2);
      if (marker == MARKER) {
        at++;
      } else if (isFrame(marker)) {
        return size(bytes.bigEndian(at + 7, 2), bytes.bigEndian(at + 5, 2));
      } else if (isBehindFrame(marker) || length < 2) {
        return Option.none();
      } else {
        at += 2 + length;
      }
    }
    return Option.none();
  }

  /** SOF0 to SOF15, among which stand DHT, JPG and DAC. */
  private static boolean isFrame(int marker) {
    return switch (marker) {
      case 0xC4, 0xC8, 0xCC -> false;
      default -> marker >= 0xC0 && marker <= 0xCF;
    };
  }

  /** RST0 to RST7, SOI, EOI, SOS, and what is no marker of a segment at all. */
  private static boolean isBehindFrame(int marker) {
    return marker < 0x02 || (marker >= 0xD0 && marker <= 0xDA);
  }

  /** PNG (W3C), 11.2.1. */
  private static Option<Size> png(Beginning bytes) {
    return bytes.says(12, "IHDR")
        ? size(bytes.bigEndian(16, 4), bytes.bigEndian(20, 4))
        : Option.none();
  }

  /** GIF89a, 18: the logical screen. */
  private static Option<Size> gif(Beginning bytes) {
    return size(bytes.littleEndian(6, 2), bytes.littleEndian(8, 2));
  }

  /** RFC 9649, 2.5 to 2.7 and 3.4; RFC 6386, 9.1. */
  private static Option<Size> webp(Beginning bytes) {
    return switch (bytes.text(12, 4)) {
      case "VP8 " ->
          bytes.says(23, "\u009D\u0001*")
              ? size(low14(bytes.littleEndian(26, 2)), low14(bytes.littleEndian(28, 2)))
              : Option.none();
      case "VP8L" -> {
        var bits = bytes.littleEndian(21, 4);
        yield bytes.says(20, "/") ? size(low14(bits) + 1, low14(bits >> 14) + 1) : Option.none();
      }
      case "VP8X" -> size(bytes.littleEndian(24, 3) + 1, bytes.littleEndian(27, 3) + 1);
      default -> Option.none();
    };
  }

  private static long low14(long bits) {
    return bits < 0 ? bits : bits & 0x3FFF;
  }

  /**
   * ISO/IEC 23008-12, 6.5.3: the largest of the sizes in the file, for the others are those of
   * tiles, thumbnails and masks.
   */
  private static Option<Size> avif(Beginning bytes) {
    return IsoBox.file(bytes)
        .children("meta")
        .map(IsoBox::unversioned)
        .flatMap(meta -> meta.children("iprp"))
        .flatMap(properties -> properties.children("ipco"))
        .flatMap(container -> container.children("ispe"))
        .map(IsoBox::unversioned)
        .flatMap(box -> size(bytes.bigEndian(box.start(), 4), bytes.bigEndian(box.start() + 4, 4)))
        .maxBy(size -> (long) size.width() * size.height());
  }

  private static Option<Size> size(long width, long height) {
    return Option.when(
        width > 0 && height > 0 && Math.max(width, height) <= Integer.MAX_VALUE,
        () -> new Size((int) width, (int) height));
  }
}
