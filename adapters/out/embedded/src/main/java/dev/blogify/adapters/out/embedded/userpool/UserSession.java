package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in session, which lasts until its refresh token expires or is revoked.
 *
 * @param id the claim {@code origin_jti} of its tokens
 */
record UserSession(String id, UserId user, Instant startedAt, Instant expiresAt, boolean revoked) {
  private static final Duration REFRESH_TOKEN_TTL = Duration.ofDays(30);

  static UserSession start(String id, UserId user, Instant now) {
    return new UserSession(id, user, now, now.plus(REFRESH_TOKEN_TTL), false);
  }

  /** Inserts the session and deletes expired ones. */
  void insert(SqliteSession session, String refreshTokenFingerprint) {
    session.executeUpdate("DELETE FROM signed_in WHERE until < ?", startedAt);
    session.executeUpdate(
        """
        INSERT INTO signed_in (id, account, refresh_token, since, until, revoked)
        VALUES (?, ?, ?, ?, ?, FALSE)\
        """,
        id,
        user.value(),
        refreshTokenFingerprint,
        startedAt,
        expiresAt);
  }

  static Option<UserSession> findById(SqliteSession session, String id) {
    return session.queryOne("SELECT * FROM signed_in WHERE id = ?", UserSession::fromRow, id);
  }

  static Option<UserSession> findByRefreshToken(SqliteSession session, String fingerprint) {
    return session.queryOne(
        "SELECT * FROM signed_in WHERE refresh_token = ?", UserSession::fromRow, fingerprint);
  }

  int revoke(SqliteSession session) {
    return session.executeUpdate("UPDATE signed_in SET revoked = TRUE WHERE id = ?", id);
  }

  /** Revokes the other sessions of the account. */
  int revokeOthers(SqliteSession session) {
    return session.executeUpdate(
        "UPDATE signed_in SET revoked = TRUE WHERE account = ? AND id <> ?", user.value(), id);
  }

  static int deleteAll(SqliteSession session, UserId user) {
    return session.executeUpdate("DELETE FROM signed_in WHERE account = ?", user.value());
  }

  static int revokeAll(SqliteSession session, UserId user) {
    return session.executeUpdate(
        "UPDATE signed_in SET revoked = TRUE WHERE account = ?", user.value());
  }

  private static UserSession fromRow(Row row) {
    return new UserSession(
        row.text("id"),
        new UserId(row.text("account")),
        row.instant("since"),
        row.instant("until"),
        row.flag("revoked"));
  }
}
