package dev.blogify.adapters.out.aws.s3;

import dev.blogify.adapters.out.aws.containers.EnabledIfDockerAvailable;
import dev.blogify.adapters.out.aws.containers.S3MockContainer;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class S3MediaStoreInContainerTest implements ProxiedBucketContract {
  @RegisterExtension final ProxiedBucket bucket = new ProxiedBucket(S3MockContainer.endpoint());

  @Override
  public ProxiedBucket bucket() {
    return bucket;
  }
}
