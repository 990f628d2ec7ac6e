package dev.blogify.adapters.embedded.userpool;

import dev.blogify.adapters.embedded.sqlite.Session;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down who guesses passwords, as Cognito does: the fifth failure in a row locks the username
 * for a second, each further one for twice as long, up to 15 minutes. Who fails no more for 15
 * minutes after that, or signs in, begins again. It does not matter whether there is such an
 * account.
 */
final class SignInFailures {
  private static final int FREE = 4;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private SignInFailures() {}

  static boolean isLocked(Session session, String username, Instant now) {
    return session
        .first(
            "SELECT locked_until FROM sign_in_failure WHERE username = ?",
            row -> row.instant("locked_until"),
            username)
        .exists(now::isBefore);
  }

  static void count(Session session, String username, Instant now) {
    session.run("DELETE FROM sign_in_failure WHERE locked_until < ?", now.minus(LONGEST));
    var failures =
        session
                .first(
                    "SELECT failures FROM sign_in_failure WHERE username = ?",
                    row -> row.number("failures"),
                    username)
                .getOrElse(0L)
            + 1;
    session.run(
        "INSERT OR REPLACE INTO sign_in_failure (username, failures, locked_until)"
            + " VALUES (?, ?, ?)",
        username,
        failures,
        now.plus(lock(failures)));
  }

  static void forget(Session session, String username) {
    session.run("DELETE FROM sign_in_failure WHERE username = ?", username);
  }

  private static Duration lock(long failures) {
    if (failures <= FREE) {
      return Duration.ZERO;
    }
    var doublings = Math.min(failures - FREE - 1, 10);
    var seconds = Math.min(1L << doublings, LONGEST.toSeconds());
    return Duration.ofSeconds(seconds);
  }
}
