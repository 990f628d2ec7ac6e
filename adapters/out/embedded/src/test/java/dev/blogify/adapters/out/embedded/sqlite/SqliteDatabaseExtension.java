package dev.blogify.adapters.out.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventSchemas;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database in a file of its own for each test, and what must be true of it after every test. */
public final class SqliteDatabaseExtension implements AfterEachCallback {
  private final Path folder;
  private final SqliteDatabase database;

  public SqliteDatabaseExtension() throws IOException {
    this.folder = Files.createTempDirectory("blogify");
    this.database = SqliteDatabase.open(folder.resolve("blogify.db"));
  }

  public SqliteDatabase database() {
    return database;
  }

  /** How many facts the journal holds. */
  int outboxEventCount() {
    return Math.toIntExact(
        database.read(session ->
            session
                .queryOne("SELECT count(*) AS facts FROM journal", row -> row.number("facts"))
                .get()));
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    var plans =
        database
            .read(QueryPlans::findUnbounded)
            .appendAll(database.write(QueryPlans::findUnbounded));
    var damage = database.read(DatabaseInvariants::findViolations);
    var events =
        database.read(session ->
            session.queryAll(
                "SELECT event FROM journal WHERE position > 0", row -> row.text("event")));
    database.close();
    for (var file : List.of("blogify.db", "blogify.db-wal", "blogify.db-shm")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
    events.forEach(EventSchemas::validate);
    assertThat(plans).as("queries that take longer the more there is").isEmpty();
    assertThat(damage).as("what is wrong with the stored state").isEmpty();
  }
}
