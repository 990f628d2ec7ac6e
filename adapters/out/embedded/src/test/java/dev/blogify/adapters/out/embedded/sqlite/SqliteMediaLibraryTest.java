package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.media.MediaLibraryContract;
import dev.blogify.application.ports.MediaLibrary;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteMediaLibraryTest implements MediaLibraryContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqliteMediaLibraryTest() throws IOException {}

  @Override
  public MediaLibrary library() {
    return new SqliteMediaLibrary(sqlite.database());
  }

  @Override
  public int eventCount() {
    return sqlite.outboxEventCount();
  }
}
