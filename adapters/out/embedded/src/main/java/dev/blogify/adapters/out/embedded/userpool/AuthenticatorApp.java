package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;

/**
 * The app of an account that generates time-based one-time passwords.
 *
 * @param secret of the app that a code has verified
 * @param pendingSecret of an app that no code has verified yet
 * @param enabled whether a sign-in requires a code
 * @param preferred informational, because a user has one second factor at most
 * @param lastPeriod the period of the last accepted code, in which no other code is accepted
 */
record AuthenticatorApp(
    UserId user,
    Option<TotpSecret> secret,
    Option<TotpSecret> pendingSecret,
    boolean enabled,
    boolean preferred,
    long lastPeriod) {
  static AuthenticatorApp findOrCreate(SqliteSession session, UserId user) {
    return session
        .queryOne(
            "SELECT * FROM authenticator_app WHERE account = ?",
            AuthenticatorApp::fromRow,
            user.value())
        .getOrElse(() -> new AuthenticatorApp(user, Option.none(), Option.none(), false, false, 0));
  }

  AuthenticatorApp withPendingSecret(TotpSecret pending) {
    return new AuthenticatorApp(user, secret, Option.some(pending), enabled, preferred, lastPeriod);
  }

  /** Returns the app whose pending secret a code of the period has verified. */
  AuthenticatorApp verified(long period) {
    return new AuthenticatorApp(user, pendingSecret, Option.none(), enabled, preferred, period);
  }

  AuthenticatorApp withPreference(boolean isEnabled, boolean isPreferred) {
    return new AuthenticatorApp(
        user, secret, pendingSecret, isEnabled, isEnabled && isPreferred, lastPeriod);
  }

  AuthenticatorApp usedIn(long period) {
    return new AuthenticatorApp(user, secret, pendingSecret, enabled, preferred, period);
  }

  int store(SqliteSession session) {
    return session.executeUpdate(
        """
        INSERT OR REPLACE INTO authenticator_app
          (account, secret, pending, enabled, preferred, last_period)
        VALUES (?, ?, ?, ?, ?, ?)\
        """,
        user.value(),
        secret.map(TotpSecret::base32),
        pendingSecret.map(TotpSecret::base32),
        enabled,
        preferred,
        lastPeriod);
  }

  static int delete(SqliteSession session, UserId user) {
    return session.executeUpdate("DELETE FROM authenticator_app WHERE account = ?", user.value());
  }

  private static AuthenticatorApp fromRow(Row row) {
    return new AuthenticatorApp(
        new UserId(row.text("account")),
        row.optionalText("secret").map(TotpSecret::new),
        row.optionalText("pending").map(TotpSecret::new),
        row.flag("enabled"),
        row.flag("preferred"),
        row.number("last_period"));
  }
}
