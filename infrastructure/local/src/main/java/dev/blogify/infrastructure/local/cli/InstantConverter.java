package dev.blogify.infrastructure.local.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as a command's argument. */
final class InstantConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String raw) {
    try {
      return OffsetDateTime.parse(raw).toInstant();
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "'%s' is no RFC 3339 time, such as 2026-03-01T12:00:00Z".formatted(raw));
    }
  }
}
