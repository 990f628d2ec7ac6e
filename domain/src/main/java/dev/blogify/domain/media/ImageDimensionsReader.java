package dev.blogify.domain.media;

import io.vavr.control.Option;

/**
 * Reads a picture's width and height from its header, as they were encoded: a note that a viewer
 * should turn the picture (EXIF, {@code irot}) is not followed. Linear in the bytes, whatever they
 * are; none where they do not say.
 */
final class ImageDimensionsReader {
  private static final int MARKER = 0xFF;

  private ImageDimensionsReader() {}

  static Option<ImageDimensions> read(MediaType type, FileHeader bytes) {
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
  private static Option<ImageDimensions> jpeg(FileHeader bytes) {
    var at = 2;
    while (bytes.byteAt(at) == MARKER) {
      var marker = bytes.byteAt(at + 1);
      var length = (int) bytes.readBigEndian(at + 2, 2);
      if (marker == MARKER) {
        at++;
      } else if (isStartOfFrame(marker)) {
        return dimensions(bytes.readBigEndian(at + 7, 2), bytes.readBigEndian(at + 5, 2));
      } else if (isPastFrameHeader(marker) || length < 2) {
        return Option.none();
      } else {
        at += 2 + length;
      }
    }
    return Option.none();
  }

  /** SOF0 to SOF15, among which stand DHT, JPG and DAC. */
  private static boolean isStartOfFrame(int marker) {
    return switch (marker) {
      case 0xC4, 0xC8, 0xCC -> false;
      default -> marker >= 0xC0 && marker <= 0xCF;
    };
  }

  /** RST0 to RST7, SOI, EOI, SOS, and what is no marker of a segment at all. */
  private static boolean isPastFrameHeader(int marker) {
    return marker < 0x02 || (marker >= 0xD0 && marker <= 0xDA);
  }

  /** PNG (W3C), 11.2.1. */
  private static Option<ImageDimensions> png(FileHeader bytes) {
    return bytes.matchesAt(12, "IHDR")
        ? dimensions(bytes.readBigEndian(16, 4), bytes.readBigEndian(20, 4))
        : Option.none();
  }

  /** GIF89a, 18: the logical screen. */
  private static Option<ImageDimensions> gif(FileHeader bytes) {
    return dimensions(bytes.readLittleEndian(6, 2), bytes.readLittleEndian(8, 2));
  }

  /** RFC 9649, 2.5 to 2.7 and 3.4; RFC 6386, 9.1. */
  private static Option<ImageDimensions> webp(FileHeader bytes) {
    return switch (bytes.readLatin1(12, 4)) {
      case "VP8 " ->
          bytes.matchesAt(23, "\u009D\u0001*")
              ? dimensions(
                  lowest14Bits(bytes.readLittleEndian(26, 2)),
                  lowest14Bits(bytes.readLittleEndian(28, 2)))
              : Option.none();
      case "VP8L" -> {
        var bits = bytes.readLittleEndian(21, 4);
        yield bytes.matchesAt(20, "/")
            ? dimensions(lowest14Bits(bits) + 1, lowest14Bits(bits >> 14) + 1)
            : Option.none();
      }
      case "VP8X" ->
          dimensions(bytes.readLittleEndian(24, 3) + 1, bytes.readLittleEndian(27, 3) + 1);
      default -> Option.none();
    };
  }

  private static long lowest14Bits(long bits) {
    return bits < 0 ? bits : bits & 0x3FFF;
  }

  /**
   * ISO/IEC 23008-12, 6.5.3: the largest of the sizes in the file, for the others are those of
   * tiles, thumbnails and masks.
   */
  private static Option<ImageDimensions> avif(FileHeader bytes) {
    return IsoBox.root(bytes)
        .children("meta")
        .map(IsoBox::skipVersionAndFlags)
        .flatMap(meta -> meta.children("iprp"))
        .flatMap(properties -> properties.children("ipco"))
        .flatMap(container -> container.children("ispe"))
        .map(IsoBox::skipVersionAndFlags)
        .flatMap(box ->
            dimensions(
                bytes.readBigEndian(box.start(), 4), bytes.readBigEndian(box.start() + 4, 4)))
        .maxBy(size -> (long) size.width() * size.height());
  }

  private static Option<ImageDimensions> dimensions(long width, long height) {
    return Option.when(
        width > 0 && height > 0 && Math.max(width, height) <= Integer.MAX_VALUE,
        () -> new ImageDimensions((int) width, (int) height));
  }
}
