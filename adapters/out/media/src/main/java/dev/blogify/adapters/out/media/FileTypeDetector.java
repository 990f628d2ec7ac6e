package dev.blogify.adapters.out.media;

import dev.blogify.domain.media.MediaType;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * Detects a file's format by its signature. A polyglot counts as the format that it starts with,
 * because it is served with that content type and {@code nosniff}.
 */
final class FileTypeDetector {
  private static final Set<String> WEBP_CHUNKS = HashSet.of("VP8 ", "VP8L", "VP8X");
  private static final Set<String> AVIF_BRANDS = HashSet.of("avif", "avis");
  private static final Set<String> MP4_BRANDS =
      HashSet.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42",
          "avc1", "M4V ");
  private static final Set<String> HEIF_BRANDS = HashSet.of("mif1", "msf1", "heic", "heix");

  /** Boxes that can precede {@code ftyp} in a video. */
  private static final Set<String> MP4_FIRST_BOXES = HashSet.of("ftyp", "free", "skip", "wide");

  private static final int MINOR_VERSION_OFFSET = 4;
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  /** ISO 32000-2, annex H: readers accept a header within the first 1,024 bytes. */
  private static final int MAX_PDF_OFFSET = 1_024;

  private FileTypeDetector() {}

  static Option<MediaType> detect(HeaderBytes bytes) {
    return List.of(MediaType.values()).find(type -> hasSignature(type, bytes));
  }

  private static boolean hasSignature(MediaType type, HeaderBytes bytes) {
    return switch (type) {
      // ITU-T T.81, B.2.1: the marker SOI, then the first byte of another marker.
      case JPEG -> bytes.matchesAt(0, "\u00FF\u00D8\u00FF");
      // PNG (W3C), 5.2.
      case PNG -> bytes.matchesAt(0, "\u0089PNG\r\n\u001A\n");
      // GIF89a, 17.
      case GIF -> bytes.matchesAt(0, "GIF87a") || bytes.matchesAt(0, "GIF89a");
      // RFC 9649, 2.4.
      case WEBP ->
          bytes.matchesAt(0, "RIFF")
              && bytes.matchesAt(8, "WEBP")
              && WEBP_CHUNKS.contains(bytes.readLatin1(12, 4));
      // AV1 Image File Format, 6.
      case AVIF -> bytes.matchesAt(4, "ftyp") && brands(bytes).exists(AVIF_BRANDS::contains);
      // ISO/IEC 14496-12, 4.3 and annex E; 14496-14, 4.
      case MP4 -> {
        var brands = brands(bytes);
        yield MP4_FIRST_BOXES.contains(bytes.readLatin1(4, 4))
            && brands.exists(MP4_BRANDS::contains)
            && !brands.exists(AVIF_BRANDS.union(HEIF_BRANDS)::contains);
      }
      // WebM Container Guidelines: Matroska (RFC 9559) with a document type of its own.
      case WEBM -> Ebml.docType(bytes).contains("webm");
      // ISO 32000-2, 7.5.2.
      case PDF -> {
        var start = pdfStart(bytes);
        yield bytes.matchesAt(start, "%PDF-1.") || bytes.matchesAt(start, "%PDF-2.");
      }
    };
  }

  /** The major brand and the compatible brands of the box {@code ftyp}; empty without that box. */
  private static List<String> brands(HeaderBytes bytes) {
    return IsoBox.root(bytes)
        .children("ftyp")
        .headOption()
        .toList()
        .flatMap(box ->
            List.rangeBy(box.start(), box.end(), 4)
                .reject(offset -> offset == box.start() + MINOR_VERSION_OFFSET)
                .map(offset -> bytes.readLatin1(offset, 4)));
  }

  /** The offset after a byte order mark and white space. */
  private static int pdfStart(HeaderBytes bytes) {
    var offset = bytes.matchesAt(0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    while (offset < MAX_PDF_OFFSET && " \t\r\n\f\0".indexOf(bytes.byteAt(offset)) >= 0) {
      offset++;
    }
    return offset;
  }
}
