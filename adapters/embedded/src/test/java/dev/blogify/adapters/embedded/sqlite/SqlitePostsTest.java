package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.post.PostsContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlitePostsTest implements PostsContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqlitePostsTest() throws IOException {}

  @Override
  public Stores stores() {
    return new Stores(
        new SqlitePosts(fresh.database()),
        new SqliteFeeds(fresh.database()),
        new SqliteRevisions(fresh.database()),
        fresh::facts);
  }
}
