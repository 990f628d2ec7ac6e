package dev.blogify.adapters.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.adapters.embedded.sqlite.Session;
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
final class Codes {
  /** Wrong guesses at one code, and codes in one hour. */
  private static final int LIMIT = 5;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final System.Logger LOG = System.getLogger("dev.blogify.userpool");

  private final Unguessable unguessable;

  Codes(Unguessable unguessable) {
    this.unguessable = unguessable;
  }

  enum Purpose {
    SIGN_UP("confirm the account", Duration.ofHours(24)),
    PASSWORD("set a new password", HOUR);

    private final String words;
    private final Duration lifetime;

    Purpose(String words, Duration lifetime) {
      this.words = words;
      this.lifetime = lifetime;
    }
  }

  /** A new code in place of the one before. */
  Either<Refusal, String> issue(Session session, String username, Purpose purpose, Instant now) {
    session.run("DELETE FROM code WHERE expires_at < ?", now.minus(HOUR));
    var before = find(session, username, purpose).filter(code -> now.isBefore(code.countedUntil));
    if (before.exists(code -> code.issued >= LIMIT)) {
      return left(Refusal.TOO_OFTEN);
    }
    var code = unguessable.code();
    session.run(
        """
        INSERT OR REPLACE INTO code
          (username, purpose, fingerprint, expires_at, guesses, issued, counted_until)
        VALUES (?, ?, ?, ?, 0, ?, ?)\
        """,
        username,
        purpose.name(),
        fingerprint(username, purpose, code),
        now.plus(purpose.lifetime),
        before.map(each -> each.issued).getOrElse(0L) + 1,
        before.map(each -> each.countedUntil).getOrElse(() -> now.plus(HOUR)));
    return right(code);
  }

  void send(Account to, Purpose purpose, String code) {
    LOG.log(
        System.Logger.Level.INFO, "Code for {0} to {1}: {2}", to.username(), purpose.words, code);
  }

  /** Whether it is the code; a wrong one is counted, so the caller commits also then. */
  Either<Refusal, String> check(
      Session session, String username, Purpose purpose, String guess, Instant now) {
    var code = find(session, username, purpose).filter(each -> now.isBefore(each.expiresAt));
    if (code.isEmpty()) {
      return left(Refusal.NO_SUCH_CODE);
    }
    if (code.get().guesses >= LIMIT) {
      return left(Refusal.TOO_OFTEN);
    }
    var given = fingerprint(username, purpose, guess).getBytes(UTF_8);
    if (MessageDigest.isEqual(given, code.get().fingerprint.getBytes(UTF_8))) {
      return right(guess);
    }
    session.run(
        "UPDATE code SET guesses = guesses + 1 WHERE username = ? AND purpose = ?",
        username,
        purpose.name());
    return left(Refusal.WRONG_CODE);
  }

  void forget(Session session, String username, Purpose purpose) {
    session.run("DELETE FROM code WHERE username = ? AND purpose = ?", username, purpose.name());
  }

  private String fingerprint(String username, Purpose purpose, String code) {
    return unguessable.fingerprint("code", purpose.name(), username.toLowerCase(Locale.ROOT), code);
  }

  private static Option<Code> find(Session session, String username, Purpose purpose) {
    return session.first(
        "SELECT * FROM code WHERE username = ? AND purpose = ?",
        Code::read,
        username,
        purpose.name());
  }

  private record Code(
      String fingerprint, Instant expiresAt, long guesses, long issued, Instant countedUntil) {
    static Code read(Row row) {
      return new Code(
          row.text("fingerprint"),
          row.instant("expires_at"),
          row.number("guesses"),
          row.number("issued"),
          row.instant("counted_until"));
    }
  }
}
