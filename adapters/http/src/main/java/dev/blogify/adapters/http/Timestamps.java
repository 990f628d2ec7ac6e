package dev.blogify.adapters.http;

import dev.blogify.domain.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants as the API writes and reads them (RFC 3339). */
final class Timestamps {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Java's own parser also takes years of nine digits, and times without seconds. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private Timestamps() {}

  /** Always with three digits of a second, so that texts sort as the instants do. */
  static String format(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /** Any offset, to the millisecond; what a year of four digits cannot say is refused. */
  static Validation<Seq<Violation>, Instant> parse(String pointer, String raw) {
    if (!RFC_3339.matcher(raw).matches()) {
      return refused(pointer);
    }
    try {
      var instant = OffsetDateTime.parse(raw).toInstant().truncatedTo(ChronoUnit.MILLIS);
      var year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year >= 0 && year <= 9999 ? Validation.valid(instant) : refused(pointer);
    } catch (DateTimeParseException _) {
      return refused(pointer);
    }
  }

  private static Validation<Seq<Violation>, Instant> refused(String pointer) {
    return Violation.at(
        pointer, "must be a date and time of RFC 3339, for example 2026-01-31T09:30:00Z");
  }
}
