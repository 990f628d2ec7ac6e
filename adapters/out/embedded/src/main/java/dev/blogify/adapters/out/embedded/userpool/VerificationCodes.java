package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The codes that a user pool sends by e-mail; this one writes them to its log, and nowhere else.
 * They belong to a username, whether or not there is such an account, so that nobody learns the
 * difference.
 */
final class VerificationCodes {
  /** Wrong guesses at one code, and codes in one hour. */
  private static final int MAX_ATTEMPTS = 5;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final System.Logger LOG = System.getLogger("dev.blogify.userpool");

  private final TokenGenerator tokenGenerator;

  VerificationCodes(TokenGenerator unguessable) {
    this.tokenGenerator = unguessable;
  }

  enum Purpose {
    SIGN_UP("confirm the account", Duration.ofHours(24)),
    PASSWORD("set a new password", HOUR);

    private final String description;
    private final Duration lifetime;

    Purpose(String words, Duration lifetime) {
      this.description = words;
      this.lifetime = lifetime;
    }
  }

  /** A new code in place of the one before. */
  Either<UserPoolError, String> issue(
      SqliteSession session, String username, Purpose purpose, Instant now) {
    session.executeUpdate("DELETE FROM code WHERE expires_at < ?", now.minus(HOUR));
    var before = find(session, username, purpose).filter(code -> now.isBefore(code.windowEndsAt));
    if (before.exists(code -> code.issuedCount >= MAX_ATTEMPTS)) {
      return left(UserPoolError.LIMIT_EXCEEDED);
    }
    var code = tokenGenerator.code();
    session.executeUpdate(
        """
        INSERT OR REPLACE INTO code
          (username, purpose, fingerprint, expires_at, guesses, issued, counted_until)
        VALUES (?, ?, ?, ?, 0, ?, ?)\
        """,
        username,
        purpose.name(),
        fingerprint(username, purpose, code),
        now.plus(purpose.lifetime),
        before.map(each -> each.issuedCount).getOrElse(0L) + 1,
        before.map(each -> each.windowEndsAt).getOrElse(() -> now.plus(HOUR)));
    return right(code);
  }

  void send(Account to, Purpose purpose, String code) {
    LOG.log(
        System.Logger.Level.INFO,
        "Code for {0} to {1}: {2}",
        to.username(),
        purpose.description,
        code);
  }

  /** Whether it is the code; a wrong one is counted, so the caller commits also then. */
  Either<UserPoolError, String> verify(
      SqliteSession session, String username, Purpose purpose, String guess, Instant now) {
    var code = find(session, username, purpose).filter(each -> now.isBefore(each.expiresAt));
    if (code.isEmpty()) {
      return left(UserPoolError.EXPIRED_CODE);
    }
    if (code.get().failedAttempts >= MAX_ATTEMPTS) {
      return left(UserPoolError.LIMIT_EXCEEDED);
    }
    var given = fingerprint(username, purpose, guess).getBytes(UTF_8);
    if (MessageDigest.isEqual(given, code.get().fingerprint.getBytes(UTF_8))) {
      return right(guess);
    }
    session.executeUpdate(
        "UPDATE code SET guesses = guesses + 1 WHERE username = ? AND purpose = ?",
        username,
        purpose.name());
    return left(UserPoolError.CODE_MISMATCH);
  }

  void delete(SqliteSession session, String username, Purpose purpose) {
    session.executeUpdate(
        "DELETE FROM code WHERE username = ? AND purpose = ?", username, purpose.name());
  }

  private String fingerprint(String username, Purpose purpose, String code) {
    return tokenGenerator.fingerprint(
        "code", purpose.name(), username.toLowerCase(Locale.ROOT), code);
  }

  private static Option<VerificationCode> find(
      SqliteSession session, String username, Purpose purpose) {
    return session.queryOne(
        "SELECT * FROM code WHERE username = ? AND purpose = ?",
        VerificationCode::fromRow,
        username,
        purpose.name());
  }

  private record VerificationCode(
      String fingerprint,
      Instant expiresAt,
      long failedAttempts,
      long issuedCount,
      Instant windowEndsAt) {
    static VerificationCode fromRow(Row row) {
      return new VerificationCode(
          row.text("fingerprint"),
          row.instant("expires_at"),
          row.number("guesses"),
          row.number("issued"),
          row.instant("counted_until"));
    }
  }
}
