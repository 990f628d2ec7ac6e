package dev.blogify.adapters.out.media;

/**
 * Reads the orientation in EXIF metadata (CIPA DC-008, 4.6.5): a TIFF structure, whose first
 * directory can contain the tag.
 */
final class ExifOrientation {
  private static final String PREFIX = "Exif\0\0";
  private static final int DIRECTORY_POINTER_OFFSET = 4;
  private static final int ENTRY_SIZE = 12;
  private static final int VALUE_OFFSET = 8;
  private static final int ORIENTATION_TAG = 0x0112;

  private ExifOrientation() {}

  /**
   * Whether the picture is displayed with its width and height exchanged: the orientations 5 to 8
   * rotate by 90 or 270 degrees.
   *
   * @param start offset of the metadata, with or without the prefix of a JPEG segment
   */
  static boolean isTransposed(HeaderBytes bytes, int start) {
    var tiff = bytes.matchesAt(start, PREFIX) ? start + PREFIX.length() : start;
    var isLittleEndian = bytes.matchesAt(tiff, "II*\0");
    if (!isLittleEndian && !bytes.matchesAt(tiff, "MM\0*")) {
      return false;
    }
    var pointer = read(bytes, tiff + DIRECTORY_POINTER_OFFSET, 4, isLittleEndian);
    if (pointer < 0 || pointer > bytes.length()) {
      return false;
    }
    var directory = tiff + (int) pointer;
    var entries = read(bytes, directory, 2, isLittleEndian);
    for (var index = 0; index < entries; index++) {
      var entry = directory + 2 + index * ENTRY_SIZE;
      if (read(bytes, entry, 2, isLittleEndian) == ORIENTATION_TAG) {
        var orientation = read(bytes, entry + VALUE_OFFSET, 2, isLittleEndian);
        return orientation >= 5 && orientation <= 8;
      }
    }
    return false;
  }

  private static long read(HeaderBytes bytes, int offset, int count, boolean isLittleEndian) {
    return isLittleEndian
        ? bytes.readLittleEndian(offset, count)
        : bytes.readBigEndian(offset, count);
  }
}
