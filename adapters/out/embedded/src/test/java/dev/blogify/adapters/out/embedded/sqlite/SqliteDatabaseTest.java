package dev.blogify.adapters.out.embedded.sqlite;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Tag;
import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest {
  private static final String INSERT = "INSERT INTO secret (name, value) VALUES (?, zeroblob(32))";
  private static final String SELECT_NAMES = "SELECT name FROM secret ORDER BY name";

  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(50);
  private static final Seq<String> BROKEN_MIGRATIONS =
      SqliteDatabase.MIGRATIONS.append("fails-half-way.sql");

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void resolveFile() {
    file = folder.resolve("blogify.db");
  }

  @Test
  void migratesAnEmptyFileToTheNewestSchema() {
    try (var database = SqliteDatabase.open(file)) {
      assertThat(userVersion(database)).isEqualTo(SqliteDatabase.MIGRATIONS.size());
    }
  }

  @Test
  void keepsCommittedRowsAfterReopening() {
    try (var database = SqliteDatabase.open(file)) {
      database.write(session -> session.executeUpdate(INSERT, "kept"));
    }
    try (var database = SqliteDatabase.open(file)) {
      assertThat(names(database)).containsExactly("kept");
    }
  }

  /** A consumer counts them again from the first outbox entry on. */
  @Test
  void migrationDropsTheTagCountsOfTheTriggers() {
    try (var database =
        SqliteDatabase.open(file, SqliteDatabase.MIGRATIONS.take(2), SHORT_TIMEOUT)) {
      rename(database, "journal", "outbox");
      var posts = new SqlitePosts(database);
      var draft = created(1, ALICE.id(), slug("one"), content("One", "java"));
      posts.commit(published(posts.commit(draft, forActor(ALICE)).get()), forActor(ALICE)).get();
      rename(database, "outbox", "journal");
    }
    try (var database = SqliteDatabase.open(file)) {
      var tagCounts = new SqliteTagCounts(database);
      var firstPage = Page.PageRequest.firstPage(10);
      assertThat(tagCounts.list(firstPage).items()).isEmpty();
      assertThat(new SqliteFeeds(database).read(new Feed.AllPosts(), firstPage).items()).hasSize(1);

      tagCounts.update(new PostTags(id(1), "0000000002.00", List.of(new Tag("java"))));

      assertThat(tagCounts.list(firstPage).items())
          .containsExactly(new TagCount(new Tag("java"), 1));
    }
  }

  @Test
  void migrationKeepsTheOutboxAndTheDeadLetters() {
    var rows =
        List.of(
            """
            INSERT INTO %s (event_id, source, type, subject, sequence, time, event)
            VALUES ('e', 'blogify.posts', 't', 'posts/1', '1', '2026-03-01T09:00:00Z', '{}')\
            """,
            "INSERT INTO %s (name, position) VALUES ('publisher', 7)",
            "INSERT INTO %s (id, position, reason, record) VALUES ('p', '1', 'r', '{}')");
    var oldTables = List.of("journal", "journal_reader", "parked_entry");
    try (var database =
        SqliteDatabase.open(file, SqliteDatabase.MIGRATIONS.take(5), SHORT_TIMEOUT)) {
      rows.zip(oldTables)
          .forEach(
              row -> database.write(session -> session.executeUpdate(row._1.formatted(row._2))));
    }
    try (var database = SqliteDatabase.open(file)) {
      assertThat(
              List.of("outbox", "outbox_reader", "outbox_dead_letter")
                  .flatMap(table ->
                      database.queryAll(
                          "SELECT position FROM " + table, row -> row.text("position"))))
          .containsExactly("1", "7", "1");
      assertThat(database.queryAll("SELECT name FROM outbox_reader", row -> row.text("name")))
          .containsExactly("outbox-relay");
    }
  }

  /**
   * The accounts of an earlier version have no SRP verifier; the confirmation verified the address.
   */
  @Test
  void migrationKeepsTheAccounts() {
    try (var database =
        SqliteDatabase.open(file, SqliteDatabase.MIGRATIONS.take(6), SHORT_TIMEOUT)) {
      for (var confirmed : List.of(true, false)) {
        database.executeUpdate(
            """
            INSERT INTO account (id, username, email, password, role, confirmed, created_at)
            VALUES (?, ?, 'e', 'p', 'reader', ?, '2026-03-01T09:00:00Z')\
            """,
            "id-" + confirmed,
            "name-" + confirmed,
            confirmed);
      }
    }
    try (var database = SqliteDatabase.open(file)) {
      assertThat(
              database.queryAll(
                  "SELECT * FROM account ORDER BY id DESC",
                  row ->
                      Tuple.of(
                          row.text("id"),
                          row.flag("email_verified"),
                          row.optionalText("srp_verifier"))))
          .containsExactly(
              Tuple.of("id-true", true, Option.none()), Tuple.of("id-false", false, Option.none()));
    }
  }

  @Test
  void rejectsAFileOfANewerVersion() {
    try (var database = SqliteDatabase.open(file)) {
      database.write(session -> session.executeUpdate("PRAGMA user_version = 1000"));
    }
    assertThatThrownBy(() -> SqliteDatabase.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "The database %s cannot be used: a newer version of Blogify created it"
                .formatted(file));
  }

  @Test
  void rejectsTheDatabaseOfAnotherProgramAndDoesNotChangeIt() throws IOException {
    var session = SqliteSession.openWriter(file, SHORT_TIMEOUT);
    session.executeScript("CREATE TABLE theirs (a INTEGER)");
    session.close();
    var before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SqliteDatabase.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "The database %s cannot be used: it belongs to another program".formatted(file));
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void rejectsAFileThatIsNotADatabaseAndDoesNotChangeIt() throws IOException {
    Files.writeString(file, "A shopping list: bread, butter, cheese.\n".repeat(100));
    var before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SqliteDatabase.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("The database %s cannot be used".formatted(file));
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void namesTheFileThatIsNotWritable() {
    var directory = folder;
    assertThatThrownBy(() -> SqliteDatabase.open(directory))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("The database %s cannot be used".formatted(directory));
  }

  @Test
  void namesTheFileThatCannotBeCreated() {
    var unreachable = folder.resolve("no such folder").resolve("blogify.db");
    assertThatThrownBy(() -> SqliteDatabase.open(unreachable))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "The database %s cannot be used: the file cannot be created".formatted(unreachable));
  }

  @Test
  void createsFilesThatOnlyTheirOwnerCanRead() throws IOException {
    try (var database = SqliteDatabase.open(file);
        var files = Files.list(folder)) {
      database.write(session -> session.executeUpdate(INSERT, "secret"));
      for (var each : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void reportsBusyWhenAnotherProcessHoldsTheLockTooLong() {
    try (var database = SqliteDatabase.open(file, SqliteDatabase.MIGRATIONS, SHORT_TIMEOUT)) {
      var other = SqliteSession.openWriter(file, SHORT_TIMEOUT);
      other.executeScript("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> database.write(session -> session.executeUpdate(INSERT, "late")))
          .isInstanceOf(StoreBusyException.class);
      other.close();
      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void reportsBusyWhenAnotherThreadHoldsTheLockTooLong() {
    try (var database = SqliteDatabase.open(file, SqliteDatabase.MIGRATIONS, SHORT_TIMEOUT);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.write(_ -> {
        var late =
            threads.submit(() -> database.write(session -> session.executeUpdate(INSERT, "late")));
        assertThatThrownBy(late::get).hasCauseInstanceOf(StoreBusyException.class);
        return "done";
      });
      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void readersSeeOnlyCommittedRows() {
    try (var database = SqliteDatabase.open(file);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.write(session -> {
        session.executeUpdate(INSERT, "uncommitted");
        assertThat(CompletableFuture.supplyAsync(() -> names(database), threads).join()).isEmpty();
        return "done";
      });
      assertThat(names(database)).containsExactly("uncommitted");
    }
  }

  @Test
  void rollsBackAFailedMigration() {
    assertThatThrownBy(() -> SqliteDatabase.open(file, BROKEN_MIGRATIONS, SHORT_TIMEOUT))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("no such table: nowhere");
    try (var database = SqliteDatabase.open(file)) {
      assertThat(userVersion(database)).isEqualTo(SqliteDatabase.MIGRATIONS.size());
      assertThat(tables(database)).contains("outbox").doesNotContain("half");
    }
  }

  @Test
  void rollsBackALeft() {
    try (var database = SqliteDatabase.open(file)) {
      Either<String, Integer> refused =
          database.commit(session -> {
            session.executeUpdate(INSERT, "refused");
            return Either.left("no");
          });
      assertThat(refused).isEqualTo(Either.left("no"));
      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void rollsBackAfterAFaultAndContinues() {
    try (var database = SqliteDatabase.open(file)) {
      database.write(session -> session.executeUpdate(INSERT, "first"));
      assertThatThrownBy(() ->
              database.write(session -> {
                session.executeUpdate(INSERT, "second");
                return session.executeUpdate(INSERT, "first");
              }))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("UNIQUE");
      database.write(session -> session.executeUpdate(INSERT, "third"));
      assertThat(names(database)).containsExactly("first", "third");
    }
  }

  @Test
  void readersCannotWrite() {
    try (var database = SqliteDatabase.open(file)) {
      assertThatThrownBy(
              () -> database.read(session -> session.executeUpdate(INSERT, "written by a reader")))
          .isInstanceOf(DatabaseException.class);
    }
  }

  @Test
  void servesConcurrentVirtualThreads() throws InterruptedException {
    try (var database = SqliteDatabase.open(file);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Seq<Callable<Integer>> writers =
          List.range(0, 200)
              .map(
                  i -> () -> database.write(session -> session.executeUpdate(INSERT, "name " + i)));
      Seq<Callable<Integer>> readers = List.range(0, 200).map(_ -> () -> names(database).size());
      threads.invokeAll(writers.appendAll(readers).asJava());
      assertThat(names(database)).hasSize(200);
    }
  }

  @Test
  void createsASecretOnceForConcurrentCallers() throws Exception {
    try (var database = SqliteDatabase.open(file);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var secrets = new SqliteSecrets(database, new SecureRandom());
      Seq<Callable<byte[]>> callers =
          List.range(0, 50).map(_ -> () -> secrets.getOrCreate("cursors"));
      var secret = secrets.getOrCreate("cursors");
      for (var result : threads.invokeAll(callers.asJava())) {
        assertThat(result.get()).isEqualTo(secret);
      }
      assertThat(secrets.getOrCreate("uploads")).hasSize(32).isNotEqualTo(secret);
    }
  }

  private static Seq<String> names(SqliteDatabase database) {
    return database.queryAll(SELECT_NAMES, row -> row.text("name"));
  }

  private static Seq<String> tables(SqliteDatabase database) {
    return database.queryAll(
        "SELECT name FROM sqlite_schema ORDER BY name", row -> row.text("name"));
  }

  /** The stores use the table names of the newest schema. */
  private static void rename(SqliteDatabase database, String table, String name) {
    database.write(
        session -> session.executeUpdate("ALTER TABLE %s RENAME TO %s".formatted(table, name)));
  }

  private static long userVersion(SqliteDatabase database) {
    return database.queryOne("PRAGMA user_version", row -> row.number("user_version")).get();
  }
}
