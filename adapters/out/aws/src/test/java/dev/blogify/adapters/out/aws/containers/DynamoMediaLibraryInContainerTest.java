package dev.blogify.adapters.out.aws.containers;

import dev.blogify.adapters.out.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.out.aws.dynamodb.FreshTables;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.application.media.MediaLibraryContract;
import dev.blogify.application.ports.MediaLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class DynamoMediaLibraryInContainerTest implements MediaLibraryContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public MediaLibrary library() {
    return new DynamoMediaLibrary(fresh.client(), LocalTables.NAMES);
  }

  @Override
  public int eventCount() {
    return fresh.eventCount();
  }
}
