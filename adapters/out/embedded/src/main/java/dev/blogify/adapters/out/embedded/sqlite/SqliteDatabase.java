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
 * One SQLite file in WAL mode. One connection writes, and what it commits is on disk when the call
 * returns; a few connections read, each call in a snapshot of its own. Who waits for longer than
 * five seconds gets {@link StoreBusyException}. Calls do not nest.
 *
 * <p>The schema is {@link #MIGRATIONS}: numbered SQL files beside this class, whichever package the
 * tables belong to. A package that needs tables adds the file with the next number and its name to
 * the list; a file that was released never changes.
 */
public final class SqliteDatabase implements AutoCloseable {
  /** Sorts after every id and every timestamp: the start of a list in descending order. */
  public static final String MAX_KEY = "~";

  static final Seq<String> MIGRATIONS =
      List.of(
          "001-content.sql", "002-userpool.sql", "003-consumers.sql", "004-bus.sql", "005-due.sql");

  /** The channel on which new facts in the journal are announced. */
  public static final String OUTBOX_CHANNEL = "journal";

  private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);

  /**
   * A read takes some 50 µs, so that few connections serve many threads, and each has its cache.
   */
  private static final int READER_COUNT = 4;

  private final Duration busyTimeout;
  private final SqliteSession writer;
  private final ReentrantLock writeLock = new ReentrantLock(true);
  private final LinkedBlockingDeque<SqliteSession> readers;
  private final ConcurrentMap<String, Seq<Runnable>> listeners = new ConcurrentHashMap<>();

  private SqliteDatabase(Duration patience, SqliteSession writer, Iterable<SqliteSession> readers) {
    this.busyTimeout = patience;
    this.writer = writer;
    this.readers = new LinkedBlockingDeque<>();
    readers.forEach(this.readers::addFirst);
  }

  /**
   * Opens the file, or makes it for its owner alone, and brings its schema up to date.
   *
   * @throws DatabaseException naming the file, if it is not writable, not Blogify's, or newer than
   *     this version of Blogify
   */
  public static SqliteDatabase open(Path file) {
    return open(file, MIGRATIONS, DEFAULT_BUSY_TIMEOUT);
  }

  static SqliteDatabase open(Path file, Seq<String> migrations, Duration patience) {
    try {
      SchemaMigrator.createFile(file);
      return openMigrated(file, migrations, patience);
    } catch (DatabaseException | StoreBusyException fault) {
      throw new DatabaseException(
          "The database %s cannot be used: %s".formatted(file, fault.getMessage()), fault);
    }
  }

  private static SqliteDatabase openMigrated(Path file, Seq<String> migrations, Duration patience) {
    var writer = SqliteSession.openWriter(file, patience);
    try {
      new SchemaMigrator(writer).migrate(migrations);
      return new SqliteDatabase(
          patience,
          writer,
          List.fill(READER_COUNT, () -> SqliteSession.openReader(file, patience)));
    } catch (DatabaseException | StoreBusyException fault) {
      writer.close();
      throw fault;
    }
  }

  /** Does some queries that all see the same state. */
  public <T> T read(Function<SqliteSession, T> work) {
    var session = acquireReader();
    try {
      return session.<Void, T>transact("BEGIN", reading -> Either.right(work.apply(reading))).get();
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
   * @param toCursor the cursor of the page that starts after an item
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

  /** Does some work as one transaction, which an exception undoes. */
  public <T> T write(Function<SqliteSession, T> work) {
    return this.<Void, T>commit(session -> Either.right(work.apply(session))).get();
  }

  /** Does some work as one transaction, which a left or an exception undoes. */
  public <L, R> Either<L, R> commit(Function<SqliteSession, Either<L, R>> work) {
    var committed = commitUnderLock(work);
    committed._2.forEach(
        channel -> listeners.getOrDefault(channel, List.empty()).forEach(Runnable::run));
    return committed._1;
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
   * Calls after each commit that {@link SqliteSession#notifyOnCommit announced} something on a
   * channel; a call must be short.
   *
   * @return ends that
   */
  public Runnable addCommitListener(String channel, Runnable woken) {
    listeners.merge(channel, List.of(woken), Seq::appendAll);
    return () -> listeners.computeIfPresent(channel, (_, all) -> all.remove(woken));
  }

  /** Waits for the calls that are under way; later ones fail. */
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
        throw new StoreBusyException("No connection of the database became free", null);
      }
      return session;
    } catch (InterruptedException interrupted) {
      throw interruptedBy(interrupted);
    }
  }

  private void acquireWriteLock() {
    try {
      if (!writeLock.tryLock(busyTimeout.toMillis(), MILLISECONDS)) {
        throw new StoreBusyException("The database was busy with other writers", null);
      }
    } catch (InterruptedException interrupted) {
      throw interruptedBy(interrupted);
    }
  }

  private static StoreBusyException interruptedBy(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new StoreBusyException("Interrupted while waiting for the database", interrupted);
  }
}
