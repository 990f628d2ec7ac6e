package dev.blogify.infrastructure.testengines;

import io.vavr.collection.List;
import java.net.URI;
import java.nio.file.Path;

/**
 * An S3 server that checks checksums, If-None-Match and ETags, but neither a signature nor when it
 * expires.
 */
public final class S3Mock {
  private static final String MAIN_CLASS = "org.springframework.boot.loader.launch.JarLauncher";

  private S3Mock() {}

  /** Where it answers; started at the first call, and for this process alone. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

  /** Which one it is. */
  public static String version() {
    return EngineProcess.version("s3mock");
  }

  static boolean isS3MockJar(Path jar) {
    return jar.getFileName().toString().startsWith("s3mock-");
  }

  private static final class Running {
    static final URI ENDPOINT = start();

    private static URI start() {
      var port = EngineProcess.freePort();
      return EngineProcess.start(
          "s3mock",
          port,
          EngineProcess.classPath().filter(S3Mock::isS3MockJar),
          List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
          List.of(MAIN_CLASS, "--server.port=0", "--http.port=" + port));
    }
  }
}
