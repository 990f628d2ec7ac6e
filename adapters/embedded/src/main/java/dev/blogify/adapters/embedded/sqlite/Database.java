package dev.blogify.adapters.embedded.sqlite;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.blogify.application.Busy;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
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
 * five seconds gets {@link Busy}. Calls do not nest.
 *
 * <p>The schema is {@link #MIGRATIONS}: numbered SQL files beside this class, whichever package the
 * tables belong to. A package that needs tables adds the file with the next number and its name to
 * the list; a file that was released never changes.
 */
public final class Database implements AutoCloseable {
  static final Seq<String> MIGRATIONS =
      List.of(
          "001-content.sql", "002-userpool.sql", "003-consumers.sql", "004-bus.sql", "005-due.sql");

  /** The channel on which new facts in the journal are announced. */
  public static final String JOURNAL = "journal";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * A read takes some 50 µs, so that few connections serve many threads, and each has its cache.
   */
  private static final int READERS = 4;

  private final Duration patience;
  private final Session writer;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final LinkedBlockingDeque<Session> readers;
  private final ConcurrentMap<String, Seq<Runnable>> listeners = new ConcurrentHashMap<>();

  private Database(Duration patience, Session writer, Iterable<Session> readers) {
    this.patience = patience;
    this.writer = writer;
    this.readers = new LinkedBlockingDeque<>();
    readers.forEach(this.readers::addFirst);
  }

  /**
   * Opens the file, or makes it for its owner alone, and brings its schema up to date.
   *
   * @throws DatabaseFault naming the file, if it is not writable, not Blogify's, or newer than this
   *     version of Blogify
   */
  public static Database open(Path file) {
    return open(file, MIGRATIONS, PATIENCE);
  }

  static Database open(Path file, Seq<String> migrations, Duration patience) {
    try {
      Schema.prepare(file);
      return migrated(file, migrations, patience);
    } catch (DatabaseFault | Busy fault) {
      throw new DatabaseFault(
          "The database %s cannot be used: %s".formatted(file, fault.getMessage()), fault);
    }
  }

  private static Database migrated(Path file, Seq<String> migrations, Duration patience) {
    var writer = Session.writing(file, patience);
    try {
      new Schema(writer).migrate(migrations);
      return new Database(
          patience, writer, List.fill(READERS, () -> Session.reading(file, patience)));
    } catch (DatabaseFault | Busy fault) {
      writer.close();
      throw fault;
    }
  }

  /** Does some queries that all see the same state. */
  public <T> T read(Function<Session, T> work) {
    var session = awaitReader();
    try {
      return session.<Void, T>transact("BEGIN", reading -> Either.right(work.apply(reading))).get();
    } finally {
      readers.addFirst(session);
    }
  }

  /** Does some work as one transaction, which an exception undoes. */
  public <T> T write(Function<Session, T> work) {
    return this.<Void, T>commit(session -> Either.right(work.apply(session))).get();
  }

  /** Does some work as one transaction, which a left or an exception undoes. */
  public <L, R> Either<L, R> commit(Function<Session, Either<L, R>> work) {
    var committed = commitAlone(work);
    committed._2.forEach(
        channel -> listeners.getOrDefault(channel, List.empty()).forEach(Runnable::run));
    return committed._1;
  }

  private <L, R> Tuple2<Either<L, R>, Seq<String>> commitAlone(
      Function<Session, Either<L, R>> work) {
    awaitWriter();
    try {
      return Tuple.of(writer.transact("BEGIN IMMEDIATE", work), writer.announced());
    } finally {
      writing.unlock();
    }
  }

  /**
   * Calls after each commit that {@link Session#announce announced} something on a channel; a call
   * must be short.
   *
   * @return ends that
   */
  public Runnable listen(String channel, Runnable woken) {
    listeners.merge(channel, List.of(woken), Seq::appendAll);
    return () -> listeners.computeIfPresent(channel, (_, all) -> all.remove(woken));
  }

  /** Waits for the calls that are under way; later ones fail. */
  @Override
  public void close() {
    for (var reader : List.fill(READERS, this::awaitReader)) {
      reader.close();
      readers.addLast(reader);
    }
    awaitWriter();
    try {
      writer.close();
    } finally {
      writing.unlock();
    }
  }

  private Session awaitReader() {
    try {
      var session = readers.pollFirst(patience.toMillis(), MILLISECONDS);
      if (session == null) {
        throw new Busy("No connection of the database became free", null);
      }
      return session;
    } catch (InterruptedException interrupted) {
      throw interruptedBy(interrupted);
    }
  }

  private void awaitWriter() {
    try {
      if (!writing.tryLock(patience.toMillis(), MILLISECONDS)) {
        throw new Busy("The database was busy with other writers", null);
      }
    } catch (InterruptedException interrupted) {
      throw interruptedBy(interrupted);
    }
  }

  private static Busy interruptedBy(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new Busy("Interrupted while waiting for the database", interrupted);
  }
}
