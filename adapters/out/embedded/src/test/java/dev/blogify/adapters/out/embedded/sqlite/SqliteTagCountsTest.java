package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.post.TagCountsContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteTagCountsTest implements TagCountsContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqliteTagCountsTest() throws IOException {}

  @Override
  public TagCounts tagCounts() {
    return new SqliteTagCounts(sqlite.database());
  }
}
