package dev.blogify.infrastructure.local.cli;

import java.net.URI;
import picocli.CommandLine.Option;

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
}
