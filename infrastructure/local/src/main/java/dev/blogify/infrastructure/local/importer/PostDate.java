package dev.blogify.infrastructure.local.importer;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of front matter: the timestamps of YAML 1.1 and RFC 3339, and the dates without a
 * time. The default time is midnight, and the default time zone is UTC.
 */
final class PostDate {
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:(?:[Tt]|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?"
              + "\\s*(?:([Zz]|UTC|GMT)|([+-]\\d{1,2})(?::?(\\d{2}))?)?)?");
  private static final Pattern FILE_NAME = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[-_ ]+(.+)");

  private PostDate() {}

  /** Returns none for a text that is no date, or no existing day. */
  static Option<Instant> parse(String text) {
    var date = DATE.matcher(text.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip());
    try {
      return date.matches() ? Option.some(toInstant(date)) : Option.none();
    } catch (DateTimeException _) {
      return Option.none();
    }
  }

  private static Instant toInstant(Matcher date) {
    var day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
    if (date.group(4) == null) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    var nanos =
        date.group(7) == null ? 0 : Integer.parseInt((date.group(7) + "00000000").substring(0, 9));
    var time = LocalTime.of(number(date, 4), number(date, 5), number(date, 6), nanos);
    return day.atTime(time).toInstant(offset(date.group(9), date.group(10)));
  }

  private static ZoneOffset offset(@Nullable String hours, @Nullable String minutes) {
    if (hours == null) {
      return ZoneOffset.UTC;
    }
    var sign = hours.startsWith("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        Integer.parseInt(hours), minutes == null ? 0 : sign * Integer.parseInt(minutes));
  }

  private static int number(Matcher date, int group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  /** The date at the beginning of a file name, as in {@code 2019-12-22-year-in-review}. */
  static Option<Instant> ofFileName(String name) {
    var dated = FILE_NAME.matcher(name);
    return dated.matches() ? parse(dated.group(1)) : Option.none();
  }

  /** The file name without its date. */
  static String withoutDate(String name) {
    var dated = FILE_NAME.matcher(name);
    return dated.matches() && parse(dated.group(1)).isDefined() ? dated.group(2) : name;
  }
}
