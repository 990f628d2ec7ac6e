package dev.blogify.adapters.out.aws.containers;

import dev.blogify.infrastructure.testengines.S3Mock;
import java.net.URI;

/** S3Mock in Adobe's image. */
public final class S3MockContainer {
  private S3MockContainer() {}

  /** Starts the container at the first call; it ends with this process. */
  public static URI endpoint() {
    return Running.ENDPOINT;
  }

  private static final class Running {
    static final URI ENDPOINT = Docker.startContainer("adobe/s3mock:" + S3Mock.version(), 9090);
  }
}
