package dev.blogify.adapters.embedded.sqlite;

/** The file cannot be used, or SQLite refused what no caller can put right. */
public final class DatabaseFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseFault(String what) {
    super(what);
  }

  DatabaseFault(String what, Throwable cause) {
    super(what, cause);
  }
}
