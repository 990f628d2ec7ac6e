package dev.blogify.infrastructure.testengines;

import io.vavr.collection.List;
import java.net.URI;

/**
 * DynamoDB Local in memory. Each access key and region has tables of its own, so a test that comes
 * with a new key of letters and digits begins with none.
 */
public final class DynamoDbLocal {
  private static final String MAIN_CLASS =
      "software.amazon.dynamodb.services.local.main.ServerRunner";

  private DynamoDbLocal() {}

  /** Where it answers; started at the first call, and for this process alone. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

  /** Which one it is. */
  public static String version() {
    return EngineProcess.version("DynamoDBLocal");
  }

  private static final class Running {
    static final URI ENDPOINT = start();

    private static URI start() {
      var port = EngineProcess.freePort();
      return EngineProcess.start(
          "dynamodb-local",
          port,
          EngineProcess.classPath().reject(S3Mock::isS3MockJar),
          List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"),
          List.of(MAIN_CLASS, "-inMemory", "-disableTelemetry", "-port", Integer.toString(port)));
    }
  }
}
