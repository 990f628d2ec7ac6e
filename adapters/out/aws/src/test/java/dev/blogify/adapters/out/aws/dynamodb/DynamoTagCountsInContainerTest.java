package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.out.aws.containers.EnabledIfDockerAvailable;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.post.TagCountsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class DynamoTagCountsInContainerTest implements TagCountsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public TagCounts tagCounts() {
    return new DynamoTagCounts(fresh.client(), LocalTables.NAMES);
  }
}
