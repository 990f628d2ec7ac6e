package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.StoreBusyException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The database file is not usable, or SQLite reported an error that no caller can handle. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns a {@link StoreBusyException} if another connection holds the lock, otherwise a {@code
   * DatabaseException}.
   */
  static RuntimeException translate(String operation, SQLException e) {
    var code = e.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code
        ? new StoreBusyException("The database is busy: " + operation, e)
        : new DatabaseException(operation + ": " + e.getMessage(), e);
  }
}
