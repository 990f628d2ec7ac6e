package dev.blogify.adapters.out.aws.containers;

import dev.blogify.adapters.out.aws.dynamodb.DynamoTagCounts;
import dev.blogify.adapters.out.aws.dynamodb.FreshTables;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
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
