package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaLibraryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class DynamoMediaLibraryInContainerTest implements MediaLibraryContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public MediaLibrary library() {
    return new DynamoMediaLibrary(fresh.client(), LocalTables.NAMES);
  }

  @Override
  public int facts() {
    return fresh.facts();
  }
}
