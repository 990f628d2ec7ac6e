package dev.blogify.infrastructure.local.cli;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that locates a running platform. */
final class PlatformOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = PortConverter.class,
      description = "Port of the running platform's API (default: ${DEFAULT-VALUE}).")
  private int port;

  URI apiUri() {
    return URI.create("http://localhost:" + port);
  }

  URI userPoolUri() {
    return URI.create("http://localhost:" + (port + 1));
  }

  /** Converts an argument to the port of the API; the user pool listens on the next port. */
  static final class PortConverter implements ITypeConverter<Integer> {
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
}
