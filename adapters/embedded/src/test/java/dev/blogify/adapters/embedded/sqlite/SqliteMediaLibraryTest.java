package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaLibraryContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteMediaLibraryTest implements MediaLibraryContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqliteMediaLibraryTest() throws IOException {}

  @Override
  public MediaLibrary library() {
    return new SqliteMediaLibrary(fresh.database());
  }

  @Override
  public int facts() {
    return fresh.facts();
  }
}
