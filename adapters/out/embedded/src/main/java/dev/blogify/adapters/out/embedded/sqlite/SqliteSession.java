package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.StoreBusyException;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/**
 * One connection, in the hands of one thread at a time. Each text of SQL is prepared once and kept,
 * so a text is a constant; values go into its question marks. A value is a string, a number, a
 * boolean, bytes, a {@link UUID} (its text), an {@link Instant} (as {@link Row#instant} reads it),
 * or an option of these, whose none is {@code NULL}.
 */
public final class SqliteSession {
  private final Connection connection;
  private final Map<String, PreparedStatement> preparedStatements = new HashMap<>();
  private final Set<String> pendingNotifications = new LinkedHashSet<>();

  private SqliteSession(Connection connection) {
    this.connection = connection;
  }

  static SqliteSession openWriter(Path file, Duration patience) {
    var config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    try {
      return new SqliteSession(config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw unchecked("open", e);
    }
  }

  static SqliteSession openReader(Path file, Duration patience) {
    var session = openWriter(file, patience);
    session.executeScript("PRAGMA query_only = ON");
    return session;
  }

  /**
   * Inserts, updates or deletes.
   *
   * @return how many rows
   */
  public int executeUpdate(String sql, Object... values) {
    return execute(sql, values, PreparedStatement::executeUpdate);
  }

  /** The first row that a query finds. */
  public <T> Option<T> queryOne(String sql, Function<Row, T> read, Object... values) {
    return execute(
        sql,
        values,
        statement -> {
          try (var result = statement.executeQuery()) {
            return result.next() ? Option.some(read.apply(new Row(result))) : Option.none();
          }
        });
  }

  /** Every row that a query finds. */
  public <T> Seq<T> queryAll(String sql, Function<Row, T> read, Object... values) {
    return execute(
        sql,
        values,
        statement -> {
          try (var result = statement.executeQuery()) {
            return rows(result, read);
          }
        });
  }

  private static <T> Seq<T> rows(ResultSet result, Function<Row, T> read) throws SQLException {
    var rows = new ArrayList<T>();
    var row = new Row(result);
    while (result.next()) {
      rows.add(read.apply(row));
    }
    return Vector.ofAll(rows);
  }

  /**
   * Wakes those who {@link SqliteDatabase#addCommitListener} on a channel, if and when this is
   * committed.
   */
  public void notifyOnCommit(String channel) {
    pendingNotifications.add(channel);
  }

  /** The channels of the last transaction, if it was committed. */
  Seq<String> notifiedChannels() {
    return Vector.ofAll(pendingNotifications);
  }

  /** Every text of SQL that was prepared so far. */
  Seq<String> preparedSql() {
    return Vector.ofAll(preparedStatements.keySet());
  }

  /** Executes several statements, without values. */
  void executeScript(String sql) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw unchecked(sql, e);
    }
  }

  <L, R> Either<L, R> transact(String begin, Function<SqliteSession, Either<L, R>> work) {
    pendingNotifications.clear();
    executeUpdate(begin);
    try {
      var answer = work.apply(this);
      executeUpdate(answer.isRight() ? "COMMIT" : "ROLLBACK");
      if (answer.isLeft()) {
        pendingNotifications.clear();
      }
      return answer;
    } catch (RuntimeException | Error fault) {
      rollBack(fault);
      throw fault;
    }
  }

  private void rollBack(Throwable fault) {
    try {
      executeUpdate("ROLLBACK");
    } catch (DatabaseException alreadyUndone) {
      fault.addSuppressed(alreadyUndone);
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unchecked("close", e);
    }
  }

  private <T> T execute(String sql, Object[] values, StatementFunction<T> execution) {
    try {
      var statement = prepare(sql);
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, toColumnValue(values[i]));
      }
      return execution.apply(statement);
    } catch (SQLException e) {
      // The driver finalizes some statements that failed.
      preparedStatements.remove(sql);
      throw unchecked(sql, e);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var known = preparedStatements.get(sql);
    if (known != null) {
      return known;
    }
    var statement = connection.prepareStatement(sql);
    preparedStatements.put(sql, statement);
    return statement;
  }

  private static @Nullable Object toColumnValue(Object value) {
    return switch (value) {
      case String _, Long _, Integer _, Boolean _, byte[] _ -> value;
      case UUID id -> id.toString();
      case Instant at -> Row.text(at);
      case Option<?> some when some.isDefined() -> toColumnValue(some.get());
      case Option<?> _ -> null;
      default -> throw new IllegalArgumentException("No column holds a " + value.getClass());
    };
  }

  static RuntimeException unchecked(String what, SQLException e) {
    var code = e.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code
        ? new StoreBusyException("The database was busy: " + what, e)
        : new DatabaseException(what + ": " + e.getMessage(), e);
  }

  private interface StatementFunction<T> {
    T apply(PreparedStatement statement) throws SQLException;
  }
}
