package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vavr.control.Either;
import java.util.regex.Pattern;

/** Detects the content type of a picture from its bytes, because file names are often wrong. */
final class PictureFormat {
  private static final int HEADER_LENGTH = 512;
  private static final Pattern SVG = Pattern.compile("(?is).*<svg[\\s>].*");

  private PictureFormat() {}

  static Either<ImportRefusal, String> detect(byte[] file) {
    var start = new String(file, 0, Math.min(HEADER_LENGTH, file.length), ISO_8859_1);
    if (start.startsWith("\u00FF\u00D8\u00FF")) {
      return right("image/jpeg");
    }
    if (start.startsWith("\u0089PNG\r\n")) {
      return right("image/png");
    }
    if (start.startsWith("GIF8")) {
      return right("image/gif");
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return right("image/webp");
    }
    if (start.startsWith("ftypavi", 4) || start.startsWith("ftypmif1", 4)) {
      return right("image/avif");
    }
    return left(
        new ImportRefusal.UnsupportedPicture(
            SVG.matcher(start).matches()
                ? "SVG is not supported, because it can contain scripts"
                : "the file is no JPEG, PNG, GIF, WebP or AVIF picture"));
  }
}
