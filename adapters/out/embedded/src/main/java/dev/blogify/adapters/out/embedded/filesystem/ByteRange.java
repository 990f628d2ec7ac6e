package dev.blogify.adapters.out.embedded.filesystem;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The range of bytes that a {@code Range} header requests (RFC 9110, section 14). */
record ByteRange(long offset, long length) {
  /** Limits numbers to 18 digits, so that they fit into a {@code long}. */
  private static final Pattern SINGLE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Parses a header. Returns none, which means the whole file, if the header is absent, is invalid
   * or requests several ranges.
   */
  static Either<Unsatisfiable, Option<ByteRange>> parse(Option<String> range, long size) {
    var matcher = SINGLE_RANGE.matcher(range.getOrElse(""));
    if (!matcher.matches() || matcher.group().equals("bytes=-")) {
      return right(Option.none());
    }
    return matcher.group(1).isEmpty()
        ? suffix(Long.parseLong(matcher.group(2)), size)
        : bounded(Long.parseLong(matcher.group(1)), matcher.group(2), size);
  }

  private static Either<Unsatisfiable, Option<ByteRange>> suffix(long length, long size) {
    return length == 0 || size == 0
        ? left(new Unsatisfiable())
        : right(Option.some(new ByteRange(Math.max(0, size - length), Math.min(length, size))));
  }

  private static Either<Unsatisfiable, Option<ByteRange>> bounded(
      long from, String last, long size) {
    var to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return right(Option.none());
    }
    return from >= size
        ? left(new Unsatisfiable())
        : right(Option.some(new ByteRange(from, Math.min(to, size - 1) - from + 1)));
  }

  /** Returns the value of the {@code Content-Range} header. */
  String toContentRange(long size) {
    return "bytes %d-%d/%d".formatted(offset, offset + length - 1, size);
  }

  /** The range contains no byte of the file. */
  record Unsatisfiable() {}
}
