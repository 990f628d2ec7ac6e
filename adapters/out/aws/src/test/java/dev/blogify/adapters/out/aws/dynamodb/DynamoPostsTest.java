package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.application.post.PostsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoPostsTest implements PostsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public PostStorePorts stores() {
    return new PostStorePorts(
        new DynamoPosts(fresh.client(), LocalTables.NAMES),
        new DynamoFeeds(fresh.client(), LocalTables.NAMES),
        new DynamoRevisions(fresh.client(), LocalTables.NAMES),
        fresh::eventCount);
  }
}
