package dev.blogify.adapters.embedded.sqlite;

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
final class Schema {
  /** "BLOG" in ASCII: tells Blogify's files from those of other programs. */
  private static final long APPLICATION = 0x424C_4F47;

  private final Session session;

  Schema(Session session) {
    this.session = session;
  }

  /**
   * Makes the file with its secrets readable by its owner alone; SQLite's others follow its
   * example.
   */
  static void prepare(Path file) {
    try {
      if (Files.notExists(file)
          && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (IOException e) {
      throw new DatabaseFault("it cannot be made", e);
    }
  }

  void migrate(Seq<String> migrations) {
    claim();
    if (number("PRAGMA user_version", "user_version") > migrations.size()) {
      throw new DatabaseFault("it was made by a newer version of Blogify");
    }
    for (var step = 1; step <= migrations.size(); step++) {
      migrate(step, migrations.get(step - 1));
    }
  }

  /** Nothing may be written before it is clear whose file it is. */
  private void claim() {
    if (number("PRAGMA application_id", "application_id") != APPLICATION) {
      if (number("SELECT count(*) AS tables FROM sqlite_schema", "tables") > 0) {
        throw new DatabaseFault("it is another program's");
      }
      session.script("PRAGMA application_id = " + APPLICATION);
    }
    var mode = session.first("PRAGMA journal_mode = WAL", row -> row.text("journal_mode")).get();
    if (!mode.equals("wal")) {
      throw new DatabaseFault("its file system has no write-ahead log");
    }
  }

  private void migrate(int step, String migration) {
    session.transact(
        "BEGIN IMMEDIATE",
        _ -> {
          if (number("PRAGMA user_version", "user_version") < step) {
            session.script(read(migration));
            session.script("PRAGMA user_version = " + step);
          }
          return Either.right(step);
        });
  }

  private long number(String sql, String column) {
    return session.first(sql, row -> row.number(column)).get();
  }

  private static String read(String migration) {
    try (var sql = Schema.class.getResourceAsStream(migration)) {
      if (sql == null) {
        throw new IllegalArgumentException("No such migration: " + migration);
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
