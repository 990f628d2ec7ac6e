package dev.blogify.adapters.aws.s3;

import dev.blogify.adapters.aws.containers.S3MockContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class S3MediaStoreInContainerTest implements GatedBucketContract {
  @RegisterExtension final GatedBucket bucket = new GatedBucket(S3MockContainer.endpoint());

  @Override
  public GatedBucket bucket() {
    return bucket;
  }
}
