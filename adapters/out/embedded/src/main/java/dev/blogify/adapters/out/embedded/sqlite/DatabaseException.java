package dev.blogify.adapters.out.embedded.sqlite;

/** The file cannot be used, or SQLite refused what no caller can put right. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String what) {
    super(what);
  }

  DatabaseException(String what, Throwable cause) {
    super(what, cause);
  }
}
