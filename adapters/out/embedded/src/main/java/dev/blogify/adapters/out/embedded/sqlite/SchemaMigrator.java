package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Migrates a database file to the newest schema. Each migration runs in a transaction of its own;
 * {@code PRAGMA user_version} holds the number of completed migrations.
 */
record SchemaMigrator(SqliteSession session) {
  /** "BLOG" in ASCII: marks the file as a database of Blogify. */
  private static final long APPLICATION_ID = 0x424C_4F47;

  /**
   * Creates the file with access for its owner only, because it holds secrets. SQLite creates its
   * other files with the same permissions.
   */
  static void createFile(Path file) {
    try {
      if (Files.notExists(file)
          && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (IOException e) {
      throw new DatabaseException("the file cannot be created", e);
    }
  }

  void migrate(Seq<String> migrations) {
    claimFile();
    if (queryNumber("PRAGMA user_version", "user_version") > migrations.size()) {
      throw new DatabaseException("a newer version of Blogify created it");
    }
    for (var version = 1; version <= migrations.size(); version++) {
      migrate(version, migrations.get(version - 1));
    }
  }

  /** Checks that the file is empty or belongs to Blogify, before anything is written to it. */
  private void claimFile() {
    if (queryNumber("PRAGMA application_id", "application_id") != APPLICATION_ID) {
      if (queryNumber("SELECT count(*) AS tables FROM sqlite_schema", "tables") > 0) {
        throw new DatabaseException("it belongs to another program");
      }
      session.executeScript("PRAGMA application_id = " + APPLICATION_ID);
    }
    var mode = session.queryOne("PRAGMA journal_mode = WAL", row -> row.text("journal_mode")).get();
    if (!mode.equals("wal")) {
      throw new DatabaseException("its file system does not support a write-ahead log");
    }
  }

  private void migrate(int version, String migration) {
    session.transact(
        "BEGIN IMMEDIATE",
        _ -> {
          if (queryNumber("PRAGMA user_version", "user_version") < version) {
            session.executeScript(readScript(migration));
            session.executeScript("PRAGMA user_version = " + version);
          }
          return Either.right(version);
        });
  }

  private long queryNumber(String sql, String column) {
    return session.queryOne(sql, row -> row.number(column)).get();
  }

  private static String readScript(String migration) {
    try (var sql = SchemaMigrator.class.getResourceAsStream(migration)) {
      if (sql == null) {
        throw new IllegalArgumentException("Unknown migration: " + migration);
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
