package dev.blogify.adapters.out.aws.containers;

import dev.blogify.adapters.out.aws.dynamodb.DynamoFeeds;
import dev.blogify.adapters.out.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.out.aws.dynamodb.DynamoRevisions;
import dev.blogify.adapters.out.aws.dynamodb.FreshTables;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.application.post.PostsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class DynamoPostsInContainerTest implements PostsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public PostStorePorts stores() {
    return new PostStorePorts(
        new DynamoPosts(fresh.client(), LocalTables.NAMES),
        new DynamoFeeds(fresh.client(), LocalTables.NAMES),
        new DynamoRevisions(fresh.client(), LocalTables.NAMES),
        fresh::eventCount);
  }
}
