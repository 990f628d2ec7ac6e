package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * The verification codes of usernames. Cognito sends them by e-mail; this user pool writes them to
 * its log. Usernames without an account also have codes, so that responses do not reveal whether an
 * account exists.
 */
record VerificationCodes(
    SqliteDatabase database, InstantSource clock, TokenGenerator tokenGenerator) {
  /** The maximum number of wrong attempts per code, and of codes per hour. */
  private static final int MAX_ATTEMPTS = 5;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final System.Logger LOG = System.getLogger("dev.blogify.userpool");

  /**
   * The response that announces a code. Its destination is the same for every username, so that it
   * does not reveal whether an account exists.
   */
  static final JsonObject DELIVERY_RESPONSE =
      JsonObject.EMPTY.with(
          "CodeDeliveryDetails",
          JsonObject.EMPTY
              .with("AttributeName", "email")
              .with("DeliveryMedium", "EMAIL")
              .with("Destination", "***@***"));

  enum Purpose {
    SIGN_UP("confirm the account", Duration.ofHours(24)),
    PASSWORD("set a new password", HOUR),
    EMAIL("verify the e-mail address", Duration.ofHours(24));

    private final String description;
    private final Duration lifetime;

    Purpose(String description, Duration lifetime) {
      this.description = description;
      this.lifetime = lifetime;
    }
  }

  /** Replaces the code of a username and purpose. */
  Either<UserPoolError, String> issue(SqliteSession session, String username, Purpose purpose) {
    var now = clock.instant();
    session.executeUpdate("DELETE FROM code WHERE expires_at < ?", now.minus(HOUR));
    var previous = find(session, username, purpose).filter(code -> now.isBefore(code.windowEndsAt));
    if (previous.exists(code -> code.issuedCount >= MAX_ATTEMPTS)) {
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
        previous.map(VerificationCode::issuedCount).getOrElse(0L) + 1,
        previous.map(VerificationCode::windowEndsAt).getOrElse(() -> now.plus(HOUR)));
    return right(code);
  }

  void send(Account recipient, Purpose purpose, String code) {
    LOG.log(
        System.Logger.Level.INFO,
        "Code for {0} to {1}: {2}",
        recipient.username(),
        purpose.description,
        code);
  }

  /** Issues a code, and sends it unless the username has no account. */
  Either<UserPoolError, JsonObject> issueAndSend(
      Option<Account> account, String username, Purpose purpose) {
    return database
        .commit(session -> issue(session, username, purpose))
        .peek(code -> account.forEach(recipient -> send(recipient, purpose, code)))
        .map(_ -> DELIVERY_RESPONSE);
  }

  /**
   * Checks a code. The caller must commit after an error too, because wrong attempts are counted.
   */
  Either<UserPoolError, String> verify(
      SqliteSession session, String username, Purpose purpose, String attempt) {
    var code =
        find(session, username, purpose)
            .filter(current -> clock.instant().isBefore(current.expiresAt));
    if (code.isEmpty()) {
      return left(UserPoolError.EXPIRED_CODE);
    }
    if (code.get().failedAttempts >= MAX_ATTEMPTS) {
      return left(UserPoolError.LIMIT_EXCEEDED);
    }
    var actual = fingerprint(username, purpose, attempt).getBytes(UTF_8);
    if (MessageDigest.isEqual(actual, code.get().fingerprint.getBytes(UTF_8))) {
      return right(attempt);
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

  void deleteAll(SqliteSession session, String username) {
    session.executeUpdate("DELETE FROM code WHERE username = ?", username);
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
