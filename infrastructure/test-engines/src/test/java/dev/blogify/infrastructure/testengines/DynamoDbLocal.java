package dev.blogify.infrastructure.testengines;

import io.vavr.collection.List;
import java.net.URI;

/**
 * DynamoDB Local in memory. Tables are separate per access key and Region, so a test with a new
 * alphanumeric access key starts without tables.
 */
public final class DynamoDbLocal {
  private static final String MAIN_CLASS =
      "software.amazon.dynamodb.services.local.main.ServerRunner";

  private DynamoDbLocal() {}

  /** Starts the engine at the first call; it ends with this process. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

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
