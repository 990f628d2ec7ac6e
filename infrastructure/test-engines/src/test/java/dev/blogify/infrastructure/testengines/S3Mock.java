package dev.blogify.infrastructure.testengines;

import io.vavr.collection.List;
import java.net.URI;
import java.nio.file.Path;

/** Adobe S3Mock. It verifies checksums, If-None-Match and ETags, but no signatures or expiries. */
public final class S3Mock {
  private static final String MAIN_CLASS = "org.springframework.boot.loader.launch.JarLauncher";

  private S3Mock() {}

  /** Starts the engine at the first call; it ends with this process. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

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
