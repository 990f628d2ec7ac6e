package dev.blogify.infrastructure.acceptance.platforms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of the project, found from any folder in which a test runs. */
public final class ProjectFiles {
  private static final Path OPEN_API = Path.of("docs", "api", "openapi.yaml");

  private ProjectFiles() {}

  public static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(folder -> Files.exists(folder.resolve(OPEN_API)))
        .findFirst()
        .orElseThrow();
  }

  public static String openApi() {
    try {
      return Files.readString(root().resolve(OPEN_API));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
