package dev.blogify.adapters.embedded.userpool;

import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.adapters.embedded.sqlite.Session;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * One sign-in and all tokens that come of it, until its refresh token expires or is revoked.
 *
 * @param id the {@code origin_jti} of its tokens
 */
record SignedIn(String id, UserId user, Instant since, Instant until, boolean revoked) {
  private static final Duration LIFETIME = Duration.ofDays(30);

  static SignedIn now(String id, UserId user, Instant now) {
    return new SignedIn(id, user, now, now.plus(LIFETIME), false);
  }

  /** Stores it, and forgets those that nobody can refresh any more. */
  void store(Session session, String refreshToken) {
    session.run("DELETE FROM signed_in WHERE until < ?", since);
    session.run(
        """
        INSERT INTO signed_in (id, account, refresh_token, since, until, revoked)
        VALUES (?, ?, ?, ?, ?, FALSE)\
        """,
        id,
        user.value(),
        refreshToken,
        since,
        until);
  }

  static Option<SignedIn> of(Session session, String id) {
    return session.first("SELECT * FROM signed_in WHERE id = ?", SignedIn::read, id);
  }

  /** By the fingerprint of its refresh token. */
  static Option<SignedIn> by(Session session, String refreshToken) {
    return session.first(
        "SELECT * FROM signed_in WHERE refresh_token = ?", SignedIn::read, refreshToken);
  }

  static void revokeAll(Session session, UserId user) {
    session.run("UPDATE signed_in SET revoked = TRUE WHERE account = ?", user.value());
  }

  private static SignedIn read(Row row) {
    return new SignedIn(
        row.text("id"),
        new UserId(row.text("account")),
        row.instant("since"),
        row.instant("until"),
        row.flag("revoked"));
  }
}
