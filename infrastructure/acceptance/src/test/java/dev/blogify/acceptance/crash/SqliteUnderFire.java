package dev.blogify.acceptance.crash;

import dev.blogify.acceptance.embedded.StoredData;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.SqliteMediaLibrary;
import dev.blogify.adapters.embedded.sqlite.SqlitePosts;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.post.Posts;
import java.nio.file.Path;
import java.util.List;

record SqliteUnderFire(Path folder, Database database) implements StoresUnderFire {
  static SqliteUnderFire open(String folder) {
    var path = Path.of(folder);
    return new SqliteUnderFire(path, Database.open(path.resolve("blogify.db")));
  }

  @Override
  public Posts posts() {
    return new SqlitePosts(database);
  }

  @Override
  public MediaLibrary media() {
    return new SqliteMediaLibrary(database);
  }

  @Override
  public List<String> violations() {
    try (var stored = new StoredData(folder)) {
      return stored.violations();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
