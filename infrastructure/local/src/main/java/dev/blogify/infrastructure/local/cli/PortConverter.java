package dev.blogify.infrastructure.local.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an argument to the port of the API; the user pool listens on the next port. */
final class PortConverter implements ITypeConverter<Integer> {
  private static final int MAX_API_PORT = 65_534;

  @Override
  public Integer convert(String raw) {
    if (raw.matches("\\d{1,5}") && Integer.parseInt(raw) <= MAX_API_PORT) {
      return Integer.valueOf(raw);
    }
    throw new TypeConversionException(
        "'%s' is not a port from 0 to %d".formatted(raw, MAX_API_PORT));
  }
}
