package dev.blogify.adapters.out.aws.containers;

import dev.blogify.infrastructure.testengines.DynamoDbLocal;
import java.net.URI;

/** DynamoDB Local in Amazon's image, in memory, with separate tables per access key. */
public final class DynamoDbContainer {
  private DynamoDbContainer() {}

  /** Starts the container at the first call; it ends with this process. */
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
