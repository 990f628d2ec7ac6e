package dev.blogify.adapters.out.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.EventSchemas;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Creates a database file for each test, and checks its invariants after the test. */
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

  /** Returns the number of visible and invisible messages of a queue. */
  public long messageCount(String queue) {
    return database
        .queryOne(
            "SELECT count(*) AS messages FROM message WHERE queue = ?",
            row -> row.number("messages"),
            queue)
        .get();
  }

  /** Returns the number of outbox entries. */
  int outboxEventCount() {
    return Math.toIntExact(
        database
            .queryOne("SELECT count(*) AS events FROM outbox", row -> row.number("events"))
            .get());
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    var unboundedQueries =
        database
            .read(QueryPlans::findUnbounded)
            .appendAll(database.write(QueryPlans::findUnbounded));
    var violations = database.read(DatabaseInvariants::findViolations);
    var events =
        database.queryAll("SELECT event FROM outbox WHERE position > 0", row -> row.text("event"));
    database.close();
    for (var file : List.of("blogify.db", "blogify.db-wal", "blogify.db-shm")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
    events.forEach(EventSchemas::validate);
    assertThat(unboundedQueries).as("queries whose cost grows with the table").isEmpty();
    assertThat(violations).as("violated invariants").isEmpty();
  }
}
