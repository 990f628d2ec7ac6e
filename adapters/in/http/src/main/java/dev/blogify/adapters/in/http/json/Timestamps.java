package dev.blogify.adapters.in.http.json;

import dev.blogify.domain.FieldViolation;
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
public final class Timestamps {
  private static final DateTimeFormatter FORMATTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Java's own parser also takes years of nine digits, and times without seconds. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private Timestamps() {}

  /** Always with three digits of a second, so that texts sort as the instants do. */
  public static String format(Instant instant) {
    return FORMATTER.format(instant);
  }

  /** Any offset, to the millisecond; what a year of four digits cannot say is refused. */
  public static Validation<Seq<FieldViolation>, Instant> parse(String pointer, String raw) {
    if (!RFC_3339.matcher(raw).matches()) {
      return invalid(pointer);
    }
    try {
      var instant = OffsetDateTime.parse(raw).toInstant().truncatedTo(ChronoUnit.MILLIS);
      var year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year >= 0 && year <= 9999 ? Validation.valid(instant) : invalid(pointer);
    } catch (DateTimeParseException _) {
      return invalid(pointer);
    }
  }

  private static Validation<Seq<FieldViolation>, Instant> invalid(String pointer) {
    return FieldViolation.invalid(
        pointer, "must be a date and time of RFC 3339, for example 2026-01-31T09:30:00Z");
  }
}
