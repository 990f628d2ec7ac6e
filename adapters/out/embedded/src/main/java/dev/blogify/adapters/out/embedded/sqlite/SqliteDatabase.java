package dev.blogify.adapters.out.embedded.sqlite;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;

/**
 * A SQLite file in WAL mode. One connection writes; a commit is durable when the call returns. Four
 * connections read, and each call reads a snapshot of its own. A call that waits longer than five
 * seconds for a connection or a lock throws {@link StoreBusyException}. The work of a call uses its
 * session, and does not call this class again.
 *
 * <p>{@link #MIGRATIONS} define the schema. They are numbered SQL files beside this class, and also
 * define the tables of the bus and of the user pool. A released file does not change, except for
 * comments; a new table needs a new file.
 */
public final class SqliteDatabase implements AutoCloseable {
  /** Sorts after every id and every timestamp, and therefore starts a list in descending order. */
  static final String MAX_KEY = "~";

  static final Seq<String> MIGRATIONS =
      List.of(
          "001-content.sql",
          "002-userpool.sql",
          "003-consumers.sql",
          "004-bus.sql",
          "005-due.sql",
          "006-outbox.sql",
          "007-userpool-challenges.sql");

  /** The channel that is notified of new outbox entries. */
  public static final String OUTBOX_CHANNEL = "outbox";

  private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);

  /** A read takes about 50 µs, so that four connections serve many threads. */
  private static final int READER_COUNT = 4;

  private final Duration busyTimeout;
  private final BlockingQueue<SqliteSession> writers;

  /** The most recently used connection is the first, because its cache is warm. */
  private final BlockingDeque<SqliteSession> readers;

  private final ConcurrentMap<String, Seq<Runnable>> listeners = new ConcurrentHashMap<>();

  private SqliteDatabase(Duration busyTimeout, SqliteSession writer, Seq<SqliteSession> readers) {
    this.busyTimeout = busyTimeout;
    this.writers = new ArrayBlockingQueue<>(1, true, List.of(writer).asJava());
    this.readers = new LinkedBlockingDeque<>(readers.asJava());
  }

  /**
   * Opens the file, creates it if it does not exist, and migrates its schema.
   *
   * @throws DatabaseException if the file is not writable, belongs to another program, or was
   *     created by a newer version of Blogify; the message contains the path
   */
  public static SqliteDatabase open(Path file) {
    return open(file, MIGRATIONS, DEFAULT_BUSY_TIMEOUT);
  }

  static SqliteDatabase open(Path file, Seq<String> migrations, Duration busyTimeout) {
    try {
      SchemaMigrator.createFile(file);
      var writer = SqliteSession.openWriter(file, busyTimeout);
      try {
        new SchemaMigrator(writer).migrate(migrations);
        return new SqliteDatabase(
            busyTimeout,
            writer,
            List.fill(READER_COUNT, () -> SqliteSession.openReader(file, busyTimeout)));
      } catch (DatabaseException | StoreBusyException fault) {
        writer.close();
        throw fault;
      }
    } catch (DatabaseException | StoreBusyException fault) {
      throw new DatabaseException(
          "The database %s cannot be used: %s".formatted(file, fault.getMessage()), fault);
    }
  }

  /** Runs queries in one read transaction, so that all of them read the same snapshot. */
  public <T> T read(Function<SqliteSession, T> work) {
    var session = acquire(readers);
    try {
      return session.<Void, T>transact("BEGIN", reader -> Either.right(work.apply(reader))).get();
    } finally {
      readers.addFirst(session);
    }
  }

  public <T> Option<T> queryOne(String sql, Function<Row, T> rowMapper, Object... values) {
    return read(session -> session.queryOne(sql, rowMapper, values));
  }

  public <T> Seq<T> queryAll(String sql, Function<Row, T> rowMapper, Object... values) {
    return read(session -> session.queryAll(sql, rowMapper, values));
  }

  /**
   * Returns one page of a list that is paginated by key. The query fetches one row more than the
   * page holds, because that row shows whether a next page exists.
   *
   * @param sql a query that starts after the cursor and whose last parameter is the row limit
   * @param toCursor returns the cursor of the page that starts after an item
   * @param values all parameters except the limit
   */
  public <T> Page<T> queryPage(
      Page.PageRequest page,
      String sql,
      Function<Row, T> rowMapper,
      Function<T, String> toCursor,
      Object... values) {
    var limit = page.limit();
    var rows = queryAll(sql, rowMapper, List.of(values).append(limit + 1).toJavaArray());
    var items = rows.take(limit);
    return new Page<>(items, Option.when(rows.size() > limit, () -> toCursor.apply(items.last())));
  }

  /**
   * Executes one statement as a transaction of its own.
   *
   * @return the number of rows that it inserted, updated or deleted
   */
  public int executeUpdate(String sql, Object... values) {
    return write(session -> session.executeUpdate(sql, values));
  }

  /** Runs a write transaction. It is rolled back if the work throws. */
  public <T> T write(Function<SqliteSession, T> work) {
    return this.<Void, T>commit(session -> Either.right(work.apply(session))).get();
  }

  /** Runs a write transaction. It is rolled back if the work returns a left or throws. */
  public <L, R> Either<L, R> commit(Function<SqliteSession, Either<L, R>> work) {
    var writer = acquire(writers);
    Either<L, R> result;
    Seq<String> channels;
    try {
      result = writer.transact("BEGIN IMMEDIATE", work);
      channels = writer.notifiedChannels();
    } finally {
      writers.add(writer);
    }
    channels.forEach(
        channel -> listeners.getOrDefault(channel, List.empty()).forEach(Runnable::run));
    return result;
  }

  /**
   * Adds a listener to a channel. It runs after each commit whose transaction called {@link
   * SqliteSession#notifyOnCommit} for the channel. It must return quickly, because it runs in the
   * thread of the commit.
   *
   * @return an action that removes the listener
   */
  public Runnable addCommitListener(String channel, Runnable listener) {
    listeners.merge(channel, List.of(listener), Seq::appendAll);
    return () ->
        listeners.computeIfPresent(channel, (_, registered) -> registered.remove(listener));
  }

  /**
   * Waits for running calls to finish; later calls fail.
   *
   * @throws StoreBusyException if a call does not finish within the busy timeout
   */
  @Override
  public void close() {
    closeAll(readers, READER_COUNT);
    closeAll(writers, 1);
  }

  private void closeAll(BlockingQueue<SqliteSession> sessions, int count) {
    for (var session : List.fill(count, () -> acquire(sessions))) {
      session.close();
      sessions.add(session);
    }
  }

  private SqliteSession acquire(BlockingQueue<SqliteSession> sessions) {
    try {
      var session = sessions.poll(busyTimeout.toMillis(), MILLISECONDS);
      if (session == null) {
        throw new StoreBusyException("No database connection became available", null);
      }
      return session;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreBusyException("Interrupted while waiting for the database", interrupted);
    }
  }

  /**
   * Migrates a database file to the newest schema. Each migration runs in a transaction of its own;
   * {@code PRAGMA user_version} holds the number of completed migrations.
   */
  private record SchemaMigrator(SqliteSession session) {
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
      var mode =
          session.queryOne("PRAGMA journal_mode = WAL", row -> row.text("journal_mode")).get();
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
      try (var sql = SqliteDatabase.class.getResourceAsStream(migration)) {
        if (sql == null) {
          throw new IllegalArgumentException("Unknown migration: " + migration);
        }
        return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
