package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.post.PostsContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlitePostsTest implements PostsContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqlitePostsTest() throws IOException {}

  @Override
  public PostStorePorts stores() {
    return new PostStorePorts(
        new SqlitePosts(sqlite.database()),
        new SqliteFeeds(sqlite.database()),
        new SqliteRevisions(sqlite.database()),
        sqlite::outboxEventCount);
  }
}
