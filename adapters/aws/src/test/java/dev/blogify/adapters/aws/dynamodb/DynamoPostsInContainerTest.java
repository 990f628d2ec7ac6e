package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import dev.blogify.application.post.PostsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class DynamoPostsInContainerTest implements PostsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public Stores stores() {
    return new Stores(
        new DynamoPosts(fresh.client(), LocalTables.NAMES),
        new DynamoFeeds(fresh.client(), LocalTables.NAMES),
        new DynamoRevisions(fresh.client(), LocalTables.NAMES),
        fresh::facts);
  }
}
