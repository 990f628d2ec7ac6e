package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts the failed sign-ins of each username, with or without an account, and locks the username
 * as Cognito does: after the fifth consecutive failure for one second, and after each further
 * failure for twice as long, at most 15 minutes. A success resets the count, and so do 15 minutes
 * without a failure.
 */
record SignInFailures(SqliteDatabase database, InstantSource clock) {
  private static final int FAILURES_BEFORE_LOCKOUT = 4;
  private static final Duration MAX_LOCKOUT = Duration.ofMinutes(15);

  boolean isLocked(String username) {
    return database
        .queryOne(
            "SELECT locked_until FROM sign_in_failure WHERE username = ?",
            row -> row.instant("locked_until"),
            username)
        .exists(clock.instant()::isBefore);
  }

  int count(String username) {
    return database.write(session -> count(session, username, clock.instant()));
  }

  private static int count(SqliteSession session, String username, Instant now) {
    session.executeUpdate(
        "DELETE FROM sign_in_failure WHERE locked_until < ?", now.minus(MAX_LOCKOUT));
    var failures =
        session
            .queryOne(
                "SELECT failures + 1 AS failures FROM sign_in_failure WHERE username = ?",
                row -> row.number("failures"),
                username)
            .getOrElse(1L);
    return session.executeUpdate(
        "INSERT OR REPLACE INTO sign_in_failure (username, failures, locked_until)"
            + " VALUES (?, ?, ?)",
        username,
        failures,
        now.plus(lockoutDuration(failures)));
  }

  private static Duration lockoutDuration(long failures) {
    var doublings = Math.min(failures - FAILURES_BEFORE_LOCKOUT - 1, 10);
    return doublings < 0
        ? Duration.ZERO
        : Duration.ofSeconds(Math.min(1L << doublings, MAX_LOCKOUT.toSeconds()));
  }

  static void reset(SqliteSession session, String username) {
    session.executeUpdate("DELETE FROM sign_in_failure WHERE username = ?", username);
  }
}
