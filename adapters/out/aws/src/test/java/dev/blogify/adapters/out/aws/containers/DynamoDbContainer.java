package dev.blogify.adapters.out.aws.containers;

import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import java.net.URI;

/** DynamoDB Local in Amazon's image, in memory and with tables per access key. */
public final class DynamoDbContainer {
  private DynamoDbContainer() {}

  /** Where it answers; started at the first call, and for this process alone. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

  private static final class Running {
    static final URI ENDPOINT =
        Docker.startContainer(
            "amazon/dynamodb-local:" + DynamoDbLocal.version(),
            8000,
            "-jar",
            "DynamoDBLocal.jar",
            "-inMemory",
            "-disableTelemetry");
  }
}
