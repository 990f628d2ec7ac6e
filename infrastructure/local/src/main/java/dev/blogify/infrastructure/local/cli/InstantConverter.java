package dev.blogify.infrastructure.local.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an argument in RFC 3339 to an instant. */
final class InstantConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String raw) {
    try {
      return OffsetDateTime.parse(raw).toInstant();
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "'%s' is not an RFC 3339 time, such as 2026-03-01T12:00:00Z".formatted(raw));
    }
  }
}
