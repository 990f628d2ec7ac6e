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
 * Brings a file to the newest schema, one transaction per step; its {@code user_version} counts
 * them.
 */
final class SchemaMigrator {
  /** "BLOG" in ASCII: tells Blogify's files from those of other programs. */
  private static final long APPLICATION_ID = 0x424C_4F47;

  private final SqliteSession session;

  SchemaMigrator(SqliteSession session) {
    this.session = session;
  }

  /**
   * Makes the file with its secrets readable by its owner alone; SQLite's others follow its
   * example.
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
      throw new DatabaseException("it cannot be made", e);
    }
  }

  void migrate(Seq<String> migrations) {
    claimFile();
    if (queryNumber("PRAGMA user_version", "user_version") > migrations.size()) {
      throw new DatabaseException("it was made by a newer version of Blogify");
    }
    for (var step = 1; step <= migrations.size(); step++) {
      migrate(step, migrations.get(step - 1));
    }
  }

  /** Nothing may be written before it is clear whose file it is. */
  private void claimFile() {
    if (queryNumber("PRAGMA application_id", "application_id") != APPLICATION_ID) {
      if (queryNumber("SELECT count(*) AS tables FROM sqlite_schema", "tables") > 0) {
        throw new DatabaseException("it is another program's");
      }
      session.executeScript("PRAGMA application_id = " + APPLICATION_ID);
    }
    var mode = session.queryOne("PRAGMA journal_mode = WAL", row -> row.text("journal_mode")).get();
    if (!mode.equals("wal")) {
      throw new DatabaseException("its file system has no write-ahead log");
    }
  }

  private void migrate(int step, String migration) {
    session.transact(
        "BEGIN IMMEDIATE",
        _ -> {
          if (queryNumber("PRAGMA user_version", "user_version") < step) {
            session.executeScript(readScript(migration));
            session.executeScript("PRAGMA user_version = " + step);
          }
          return Either.right(step);
        });
  }

  private long queryNumber(String sql, String column) {
    return session.queryOne(sql, row -> row.number(column)).get();
  }

  private static String readScript(String migration) {
    try (var sql = SchemaMigrator.class.getResourceAsStream(migration)) {
      if (sql == null) {
        throw new IllegalArgumentException("No such migration: " + migration);
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
