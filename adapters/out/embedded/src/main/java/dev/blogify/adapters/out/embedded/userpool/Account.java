package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An account of the user pool. Confirming the account also verifies its e-mail address; a later
 * change of the address requires another verification.
 *
 * @param username case-insensitive, stored as the client spelled it
 * @param name the standard attribute {@code name}
 * @param role the only group of the account and its attribute {@code custom:role}
 */
record Account(
    UserId id,
    String username,
    String email,
    Option<DisplayName> name,
    Credentials credentials,
    Role role,
    boolean confirmed,
    boolean emailVerified) {
  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

  /** Whether a text can be a username; the check reads at most 129 characters. */
  static boolean isUsername(String text) {
    return USERNAME.matcher(text).matches();
  }

  /** Returns the initial display name of the user's profile. */
  DisplayName displayName() {
    return name.getOrElse(() -> DisplayName.fromUsername(username));
  }

  static Option<Account> findByUsername(SqliteSession session, String username) {
    return session.queryOne("SELECT * FROM account WHERE username = ?", Account::fromRow, username);
  }

  static Option<Account> findById(SqliteSession session, UserId id) {
    return session.queryOne("SELECT * FROM account WHERE id = ?", Account::fromRow, id.value());
  }

  /** Inserts the account; returns false if its username exists. */
  boolean insert(SqliteSession session, Instant now) {
    return session.executeUpdate(
            """
            INSERT INTO account (id, username, email, name, password, srp_salt, srp_verifier, role,
              confirmed, email_verified, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING\
            """,
            id.value(),
            username,
            email,
            name.map(DisplayName::value),
            credentials.passwordHash(),
            credentials.srpVerifier().map(srp -> srp.salt().toString(16)),
            credentials.srpVerifier().map(srp -> srp.verifier().toString(16)),
            role.label(),
            confirmed,
            emailVerified,
            now)
        == 1;
  }

  void confirm(SqliteSession session) {
    session.executeUpdate(
        "UPDATE account SET confirmed = TRUE, email_verified = TRUE WHERE id = ?", id.value());
  }

  int changeCredentials(SqliteSession session, Credentials changed) {
    return session.executeUpdate(
        "UPDATE account SET password = ?, srp_salt = ?, srp_verifier = ? WHERE id = ?",
        changed.passwordHash(),
        changed.srpVerifier().map(srp -> srp.salt().toString(16)),
        changed.srpVerifier().map(srp -> srp.verifier().toString(16)),
        id.value());
  }

  int changeName(SqliteSession session, Option<DisplayName> changed) {
    return session.executeUpdate(
        "UPDATE account SET name = ? WHERE id = ?", changed.map(DisplayName::value), id.value());
  }

  int changeEmail(SqliteSession session, String changed) {
    return session.executeUpdate(
        "UPDATE account SET email = ?, email_verified = FALSE WHERE id = ?", changed, id.value());
  }

  int verifyEmail(SqliteSession session) {
    return session.executeUpdate(
        "UPDATE account SET email_verified = TRUE WHERE id = ?", id.value());
  }

  int delete(SqliteSession session) {
    return session.executeUpdate("DELETE FROM account WHERE id = ?", id.value());
  }

  static void changeRole(SqliteSession session, UserId id, Role role) {
    session.executeUpdate("UPDATE account SET role = ? WHERE id = ?", role.label(), id.value());
  }

  private static Account fromRow(Row row) {
    return new Account(
        new UserId(row.text("id")),
        row.text("username"),
        row.text("email"),
        row.optionalText("name").map(DisplayName::new),
        new Credentials(
            row.text("password"),
            row.optionalText("srp_salt")
                .map(salt -> new BigInteger(salt, 16))
                .map(salt -> new Srp.Verifier(salt, new BigInteger(row.text("srp_verifier"), 16)))),
        Role.parse(row.text("role")).get(),
        row.flag("confirmed"),
        row.flag("email_verified"));
  }
}
