package dev.blogify.adapters.out.media;

import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.MediaType;
import io.vavr.control.Option;

/**
 * Reads the width and height at which a picture is displayed from its header; none if the header
 * does not contain them. A rotation by EXIF metadata (JPEG, WebP) or by {@code irot} (AVIF) is
 * applied.
 */
final class ImageDimensionsReader {
  private static final int MARKER_PREFIX = 0xFF;
  private static final int APP1 = 0xE1;
  private static final int WEBP_FIRST_CHUNK = 12;
  private static final int WEBP_CHUNK_HEADER = 8;

  private ImageDimensionsReader() {}

  static Option<ImageDimensions> read(MediaType type, HeaderBytes bytes) {
    return switch (type) {
      case JPEG -> jpeg(bytes);
      case PNG -> png(bytes);
      case GIF -> gif(bytes);
      case WEBP -> webp(bytes);
      case AVIF -> avif(bytes);
      case MP4, WEBM, PDF -> Option.none();
    };
  }

  /** ITU-T T.81, B.2: skips segments by their length until the frame header. */
  private static Option<ImageDimensions> jpeg(HeaderBytes bytes) {
    var offset = 2;
    var isTransposed = false;
    while (bytes.byteAt(offset) == MARKER_PREFIX) {
      var marker = bytes.byteAt(offset + 1);
      var length = (int) bytes.readBigEndian(offset + 2, 2);
      if (marker == MARKER_PREFIX) {
        offset++;
      } else if (isStartOfFrame(marker)) {
        return dimensions(bytes.readBigEndian(offset + 7, 2), bytes.readBigEndian(offset + 5, 2))
            .map(isTransposed ? ImageDimensionsReader::transpose : size -> size);
      } else if (isPastFrameHeader(marker) || length < 2) {
        return Option.none();
      } else {
        isTransposed |= marker == APP1 && ExifOrientation.isTransposed(bytes, offset + 4);
        offset += 2 + length;
      }
    }
    return Option.none();
  }

  /** SOF0 to SOF15, without DHT, JPG and DAC, whose codes lie in the same range. */
  private static boolean isStartOfFrame(int marker) {
    return switch (marker) {
      case 0xC4, 0xC8, 0xCC -> false;
      default -> marker >= 0xC0 && marker <= 0xCF;
    };
  }

  /** RST0 to RST7, SOI, EOI, SOS, and codes that start no segment. */
  private static boolean isPastFrameHeader(int marker) {
    return marker < 0x02 || (marker >= 0xD0 && marker <= 0xDA);
  }

  /** PNG (W3C), 11.2.1. */
  private static Option<ImageDimensions> png(HeaderBytes bytes) {
    return bytes.matchesAt(12, "IHDR")
        ? dimensions(bytes.readBigEndian(16, 4), bytes.readBigEndian(20, 4))
        : Option.none();
  }

  /** GIF89a, 18: the logical screen. */
  private static Option<ImageDimensions> gif(HeaderBytes bytes) {
    return dimensions(bytes.readLittleEndian(6, 2), bytes.readLittleEndian(8, 2));
  }

  /** RFC 9649, 2.5 to 2.7 and 3.4; RFC 6386, 9.1. */
  private static Option<ImageDimensions> webp(HeaderBytes bytes) {
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
          dimensions(bytes.readLittleEndian(24, 3) + 1, bytes.readLittleEndian(27, 3) + 1)
              .map(isWebpTransposed(bytes) ? ImageDimensionsReader::transpose : size -> size);
      default -> Option.none();
    };
  }

  /** RFC 9649, 2.3: reads the chunks up to the EXIF metadata; chunks start at even offsets. */
  private static boolean isWebpTransposed(HeaderBytes bytes) {
    var offset = (long) WEBP_FIRST_CHUNK;
    while (offset + WEBP_CHUNK_HEADER <= bytes.length()) {
      if (bytes.matchesAt((int) offset, "EXIF")) {
        return ExifOrientation.isTransposed(bytes, (int) offset + WEBP_CHUNK_HEADER);
      }
      var size = bytes.readLittleEndian((int) offset + 4, 4);
      offset += WEBP_CHUNK_HEADER + size + size % 2;
    }
    return false;
  }

  private static long lowest14Bits(long bits) {
    return bits < 0 ? bits : bits & 0x3FFF;
  }

  /**
   * ISO/IEC 23008-12, 6.5.3: the largest of all sizes in the file, because the smaller ones belong
   * to tiles, thumbnails and masks. 6.5.10: {@code irot} has the number of quarter turns.
   */
  private static Option<ImageDimensions> avif(HeaderBytes bytes) {
    var properties =
        IsoBox.root(bytes)
            .children("meta")
            .map(IsoBox::skipVersionAndFlags)
            .flatMap(meta -> meta.children("iprp"))
            .flatMap(item -> item.children("ipco"));
    var isTransposed =
        properties
            .flatMap(container -> container.children("irot"))
            .exists(box -> bytes.byteAt(box.start()) % 2 == 1);
    return properties
        .flatMap(container -> container.children("ispe"))
        .map(IsoBox::skipVersionAndFlags)
        .flatMap(box ->
            dimensions(
                bytes.readBigEndian(box.start(), 4), bytes.readBigEndian(box.start() + 4, 4)))
        .maxBy(size -> (long) size.width() * size.height())
        .map(isTransposed ? ImageDimensionsReader::transpose : size -> size);
  }

  private static ImageDimensions transpose(ImageDimensions size) {
    return new ImageDimensions(size.height(), size.width());
  }

  private static Option<ImageDimensions> dimensions(long width, long height) {
    return Option.when(
        width > 0 && height > 0 && Math.max(width, height) <= Integer.MAX_VALUE,
        () -> new ImageDimensions((int) width, (int) height));
  }
}
