package dev.blogify.adapters.json;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats and parses timestamps in the RFC 3339 format, with four-digit years. */
public final class Timestamps {
  private static final DateTimeFormatter FORMATTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * Restricts the format, because {@link OffsetDateTime} also parses years of nine digits and times
   * without seconds.
   */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private Timestamps() {}

  /**
   * Formats an instant in UTC with three fractional digits, so that the texts sort chronologically.
   */
  public static String format(Instant instant) {
    return FORMATTER.format(instant);
  }

  /**
   * Accepts any offset and truncates to milliseconds; returns empty unless the year in UTC has four
   * digits.
   */
  public static Option<Instant> parse(String raw) {
    if (!RFC_3339.matcher(raw).matches()) {
      return Option.none();
    }
    try {
      var instant = OffsetDateTime.parse(raw).toInstant().truncatedTo(ChronoUnit.MILLIS);
      var year = instant.atOffset(ZoneOffset.UTC).getYear();
      return Option.when(year >= 0 && year <= 9999, instant);
    } catch (DateTimeParseException _) {
      return Option.none();
    }
  }
}
