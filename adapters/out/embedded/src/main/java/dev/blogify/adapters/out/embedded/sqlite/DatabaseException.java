package dev.blogify.adapters.out.embedded.sqlite;

/** The database file is not usable, or SQLite reported an error that no caller can handle. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
