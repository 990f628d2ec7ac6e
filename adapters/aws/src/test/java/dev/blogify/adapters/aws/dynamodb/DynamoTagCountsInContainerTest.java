package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import dev.blogify.application.post.TagCounts;
import dev.blogify.application.post.TagCountsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class DynamoTagCountsInContainerTest implements TagCountsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public TagCounts tagCounts() {
    return new DynamoTagCounts(fresh.client(), LocalTables.NAMES);
  }
}
