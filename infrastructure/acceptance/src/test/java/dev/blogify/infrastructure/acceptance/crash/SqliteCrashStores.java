package dev.blogify.infrastructure.acceptance.crash;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteMediaLibrary;
import dev.blogify.adapters.out.embedded.sqlite.SqlitePosts;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.infrastructure.acceptance.platforms.embedded.SqliteInspector;
import java.nio.file.Path;
import java.util.List;

record SqliteCrashStores(Path folder, SqliteDatabase database) implements CrashStores {
  static SqliteCrashStores open(String folder) {
    var path = Path.of(folder);
    return new SqliteCrashStores(path, SqliteDatabase.open(path.resolve("blogify.db")));
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
    try (var stored = new SqliteInspector(folder)) {
      return stored.violations();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
