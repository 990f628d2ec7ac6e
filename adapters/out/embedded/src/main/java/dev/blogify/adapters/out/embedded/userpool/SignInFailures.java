package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts failed sign-ins per username, as Cognito does against password guessing. The fifth
 * consecutive failure locks the username for one second, and each further failure for twice as
 * long, at most 15 minutes. A success resets the count, and so do 15 minutes without a failure.
 * Failures are also counted for usernames without an account.
 */
final class SignInFailures {
  private static final int FAILURES_BEFORE_LOCKOUT = 4;
  private static final Duration MAX_LOCKOUT = Duration.ofMinutes(15);

  private SignInFailures() {}

  static boolean isLocked(SqliteSession session, String username, Instant now) {
    return session
        .queryOne(
            "SELECT locked_until FROM sign_in_failure WHERE username = ?",
            row -> row.instant("locked_until"),
            username)
        .exists(now::isBefore);
  }

  static void recordFailure(SqliteSession session, String username, Instant now) {
    session.executeUpdate(
        "DELETE FROM sign_in_failure WHERE locked_until < ?", now.minus(MAX_LOCKOUT));
    var failures =
        session
                .queryOne(
                    "SELECT failures FROM sign_in_failure WHERE username = ?",
                    row -> row.number("failures"),
                    username)
                .getOrElse(0L)
            + 1;
    session.executeUpdate(
        "INSERT OR REPLACE INTO sign_in_failure (username, failures, locked_until)"
            + " VALUES (?, ?, ?)",
        username,
        failures,
        now.plus(lockoutDuration(failures)));
  }

  static void reset(SqliteSession session, String username) {
    session.executeUpdate("DELETE FROM sign_in_failure WHERE username = ?", username);
  }

  private static Duration lockoutDuration(long failures) {
    if (failures <= FAILURES_BEFORE_LOCKOUT) {
      return Duration.ZERO;
    }
    var doublings = Math.min(failures - FAILURES_BEFORE_LOCKOUT - 1, 10);
    var seconds = Math.min(1L << doublings, MAX_LOCKOUT.toSeconds());
    return Duration.ofSeconds(seconds);
  }
}
