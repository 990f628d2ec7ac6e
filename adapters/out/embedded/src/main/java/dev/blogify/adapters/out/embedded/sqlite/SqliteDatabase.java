package dev.blogify.adapters.out.embedded.sqlite;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A SQLite file in WAL mode. One connection writes; a commit is durable when the call returns. Four
 * connections read, and each call reads a snapshot of its own. A call that waits longer than five
 * seconds for a connection or a lock throws {@link StoreBusyException}. Calls do not nest.
 *
 * <p>{@link #MIGRATIONS} define the schema. They are numbered SQL files in the package of this
 * class, for the tables of all packages. A released file does not change, except for comments; a
 * new table needs a new file.
 */
public final class SqliteDatabase implements AutoCloseable {
  /** Sorts after every id and every timestamp, and therefore starts a list in descending order. */
  static final String MAX_KEY = "~";

  static final Seq<String> MIGRATIONS =
      List.of(
          "001-content.sql", "002-userpool.sql", "003-consumers.sql", "004-bus.sql", "005-due.sql");

  /** The channel that is notified of new outbox entries. */
  public static final String OUTBOX_CHANNEL = "outbox";

  private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);

  /** A read takes about 50 µs, so that four connections serve many threads. */
  private static final int READER_COUNT = 4;

  private final Duration busyTimeout;
  private final SqliteSession writer;
  private final ReentrantLock writeLock = new ReentrantLock(true);
  private final LinkedBlockingDeque<SqliteSession> readers;
  private final ConcurrentMap<String, Seq<Runnable>> listeners = new ConcurrentHashMap<>();

  private SqliteDatabase(
      Duration busyTimeout, SqliteSession writer, Iterable<SqliteSession> readers) {
    this.busyTimeout = busyTimeout;
    this.writer = writer;
    this.readers = new LinkedBlockingDeque<>();
    readers.forEach(this.readers::addFirst);
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
      return openMigrated(file, migrations, busyTimeout);
    } catch (DatabaseException | StoreBusyException fault) {
      throw new DatabaseException(
          "The database %s cannot be used: %s".formatted(file, fault.getMessage()), fault);
    }
  }

  private static SqliteDatabase openMigrated(
      Path file, Seq<String> migrations, Duration busyTimeout) {
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
  }

  /** Runs queries in one read transaction, so that all of them read the same snapshot. */
  public <T> T read(Function<SqliteSession, T> work) {
    var session = acquireReader();
    try {
      return session.<Void, T>transact("BEGIN", reader -> Either.right(work.apply(reader))).get();
    } finally {
      readers.addFirst(session);
    }
  }

  /** Returns the first row of a query, if it has one. */
  public <T> Option<T> queryOne(String sql, Function<Row, T> rowMapper, Object... values) {
    return read(session -> session.queryOne(sql, rowMapper, values));
  }

  /** Returns every row of a query. */
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

  /** Runs a write transaction, which an exception rolls back. */
  public <T> T write(Function<SqliteSession, T> work) {
    return this.<Void, T>commit(session -> Either.right(work.apply(session))).get();
  }

  /** Runs a write transaction, which a left or an exception rolls back. */
  public <L, R> Either<L, R> commit(Function<SqliteSession, Either<L, R>> work) {
    var resultAndChannels = commitUnderLock(work);
    resultAndChannels._2.forEach(
        channel -> listeners.getOrDefault(channel, List.empty()).forEach(Runnable::run));
    return resultAndChannels._1;
  }

  private <L, R> Tuple2<Either<L, R>, Seq<String>> commitUnderLock(
      Function<SqliteSession, Either<L, R>> work) {
    acquireWriteLock();
    try {
      return Tuple.of(writer.transact("BEGIN IMMEDIATE", work), writer.notifiedChannels());
    } finally {
      writeLock.unlock();
    }
  }

  /**
   * Adds a listener that runs after each commit that {@link SqliteSession#notifyOnCommit notifies}
   * a channel. The listener runs in the thread of the commit, so that it must return quickly.
   *
   * @return an action that removes the listener
   */
  public Runnable addCommitListener(String channel, Runnable listener) {
    listeners.merge(channel, List.of(listener), Seq::appendAll);
    return () ->
        listeners.computeIfPresent(channel, (_, registered) -> registered.remove(listener));
  }

  /** Waits for running calls to finish; later calls fail. */
  @Override
  public void close() {
    for (var reader : List.fill(READER_COUNT, this::acquireReader)) {
      reader.close();
      readers.addLast(reader);
    }
    acquireWriteLock();
    try {
      writer.close();
    } finally {
      writeLock.unlock();
    }
  }

  private SqliteSession acquireReader() {
    try {
      var session = readers.pollFirst(busyTimeout.toMillis(), MILLISECONDS);
      if (session == null) {
        throw new StoreBusyException("No database connection became available", null);
      }
      return session;
    } catch (InterruptedException interrupted) {
      throw interruptedWhileWaiting(interrupted);
    }
  }

  private void acquireWriteLock() {
    try {
      if (!writeLock.tryLock(busyTimeout.toMillis(), MILLISECONDS)) {
        throw new StoreBusyException("Another transaction holds the write lock", null);
      }
    } catch (InterruptedException interrupted) {
      throw interruptedWhileWaiting(interrupted);
    }
  }

  private static StoreBusyException interruptedWhileWaiting(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new StoreBusyException("Interrupted while waiting for the database", interrupted);
  }
}
