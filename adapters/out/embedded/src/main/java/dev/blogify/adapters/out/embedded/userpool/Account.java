package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An account of the user pool. Confirming the account also verifies its e-mail address.
 *
 * @param username case-insensitive, stored as the client spelled it
 * @param name the standard attribute {@code name}
 * @param passwordHash a bcrypt hash
 * @param role the only group of the account and its attribute {@code custom:role}
 */
record Account(
    UserId id,
    String username,
    String email,
    Option<DisplayName> name,
    String passwordHash,
    Role role,
    boolean confirmed) {
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
            INSERT INTO account (id, username, email, name, password, role, confirmed, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING\
            """,
            id.value(),
            username,
            email,
            name.map(DisplayName::value),
            passwordHash,
            role.label(),
            confirmed,
            now)
        == 1;
  }

  void confirm(SqliteSession session) {
    session.executeUpdate("UPDATE account SET confirmed = TRUE WHERE id = ?", id.value());
  }

  int changePassword(SqliteSession session, String hash) {
    return session.executeUpdate("UPDATE account SET password = ? WHERE id = ?", hash, id.value());
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
        row.text("password"),
        Role.parse(row.text("role")).get(),
        row.flag("confirmed"));
  }
}
