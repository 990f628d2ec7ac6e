package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.post.TagCounts;
import dev.blogify.application.post.TagCountsContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteTagCountsTest implements TagCountsContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqliteTagCountsTest() throws IOException {}

  @Override
  public TagCounts tagCounts() {
    return new SqliteTagCounts(fresh.database());
  }
}
