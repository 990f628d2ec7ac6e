package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/**
 * One database connection, which one thread uses at a time. Prepared statements are cached by SQL
 * text without a limit; therefore, SQL must not contain values. A parameter value is a string, a
 * number, a boolean, bytes, a {@link UUID} (stored as text), an {@link Instant} (stored as {@link
 * Row#instant} reads it), or an option of these; none is stored as {@code NULL}.
 */
public final class SqliteSession {
  private final Connection connection;
  private final Map<String, PreparedStatement> preparedStatements = new HashMap<>();
  private final Set<String> pendingNotifications = new LinkedHashSet<>();

  private SqliteSession(Connection connection) {
    this.connection = connection;
  }

  static SqliteSession openWriter(Path file, Duration busyTimeout) {
    var config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
    try {
      return new SqliteSession(config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw DatabaseException.translate("open", e);
    }
  }

  static SqliteSession openReader(Path file, Duration busyTimeout) {
    var session = openWriter(file, busyTimeout);
    session.executeScript("PRAGMA query_only = ON");
    return session;
  }

  /**
   * Executes a statement that is not a query.
   *
   * @return the number of rows that it inserted, updated or deleted
   */
  public int executeUpdate(String sql, Object... values) {
    return execute(sql, values, PreparedStatement::executeUpdate);
  }

  /** Returns the first row of a query, if it has one. */
  public <T> Option<T> queryOne(String sql, Function<Row, T> rowMapper, Object... values) {
    return query(sql, rowMapper, 1, values).headOption();
  }

  /** Returns every row of a query. */
  public <T> Seq<T> queryAll(String sql, Function<Row, T> rowMapper, Object... values) {
    return query(sql, rowMapper, Integer.MAX_VALUE, values);
  }

  private <T> Seq<T> query(String sql, Function<Row, T> rowMapper, int maxRows, Object... values) {
    return execute(
        sql,
        values,
        statement -> {
          var rows = new ArrayList<T>();
          try (var result = statement.executeQuery()) {
            var row = new Row(result);
            while (rows.size() < maxRows && result.next()) {
              rows.add(rowMapper.apply(row));
            }
          }
          return Vector.ofAll(rows);
        });
  }

  /** Runs the {@link SqliteDatabase#addCommitListener listeners} of a channel after the commit. */
  public void notifyOnCommit(String channel) {
    pendingNotifications.add(channel);
  }

  /** Returns the channels that the last transaction notified; none if it was rolled back. */
  Seq<String> notifiedChannels() {
    return Vector.ofAll(pendingNotifications);
  }

  /** Returns the SQL of every cached statement. */
  Seq<String> preparedSql() {
    return Vector.ofAll(preparedStatements.keySet());
  }

  /** Executes several statements that have no parameters. */
  void executeScript(String sql) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw DatabaseException.translate(sql, e);
    }
  }

  <L, R> Either<L, R> transact(String begin, Function<SqliteSession, Either<L, R>> work) {
    pendingNotifications.clear();
    executeUpdate(begin);
    try {
      var result = work.apply(this);
      executeUpdate(result.isRight() ? "COMMIT" : "ROLLBACK");
      if (result.isLeft()) {
        pendingNotifications.clear();
      }
      return result;
    } catch (RuntimeException | Error fault) {
      rollBack(fault);
      throw fault;
    }
  }

  private void rollBack(Throwable fault) {
    try {
      executeUpdate("ROLLBACK");
    } catch (DatabaseException alreadyRolledBack) {
      fault.addSuppressed(alreadyRolledBack);
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseException.translate("close", e);
    }
  }

  private <T> T execute(String sql, Object[] values, StatementFunction<T> operation) {
    try {
      var statement = prepare(sql);
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, toColumnValue(values[i]));
      }
      return operation.apply(statement);
    } catch (SQLException e) {
      // The driver may close a statement that failed.
      preparedStatements.remove(sql);
      throw DatabaseException.translate(sql, e);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var cached = preparedStatements.get(sql);
    if (cached != null) {
      return cached;
    }
    var statement = connection.prepareStatement(sql);
    preparedStatements.put(sql, statement);
    return statement;
  }

  private static @Nullable Object toColumnValue(Object value) {
    return switch (value) {
      case String _, Long _, Integer _, Boolean _, byte[] _ -> value;
      case UUID id -> id.toString();
      case Instant timestamp -> Row.text(timestamp);
      case Option<?> option when option.isDefined() -> toColumnValue(option.get());
      case Option<?> _ -> null;
      default -> throw new IllegalArgumentException("A column cannot store a " + value.getClass());
    };
  }

  private interface StatementFunction<T> {
    T apply(PreparedStatement statement) throws SQLException;
  }
}
