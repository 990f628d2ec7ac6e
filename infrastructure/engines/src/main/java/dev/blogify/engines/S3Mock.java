package dev.blogify.engines;

import io.vavr.collection.List;
import java.net.URI;
import java.nio.file.Path;

/**
 * An S3 server that checks checksums, If-None-Match and ETags, but neither a signature nor when it
 * expires.
 */
public final class S3Mock {
  private static final String MAIN = "org.springframework.boot.loader.launch.JarLauncher";

  private S3Mock() {}

  /** Where it answers; started at the first call, and for this process alone. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

  /** Which one it is. */
  public static String version() {
    return Engine.version("s3mock");
  }

  static boolean isS3Mock(Path jar) {
    return jar.getFileName().toString().startsWith("s3mock-");
  }

  private static final class Running {
    static final URI ENDPOINT = start();

    private static URI start() {
      var port = Engine.freePort();
      return Engine.start(
          "s3mock",
          port,
          Engine.jars().filter(S3Mock::isS3Mock),
          List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
          List.of(MAIN, "--server.port=0", "--http.port=" + port));
    }
  }
}
