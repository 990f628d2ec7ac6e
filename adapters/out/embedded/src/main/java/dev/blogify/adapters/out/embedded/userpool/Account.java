package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.Row;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Somebody who signed up. The e-mail address counts as verified as soon as the account is
 * confirmed.
 *
 * @param username as it was given; upper and lower case do not tell accounts apart
 * @param name the standard attribute of that name
 * @param passwordHash its hash
 * @param role the account's only group, and its {@code custom:role}
 */
record Account(
    UserId id,
    String username,
    String email,
    Option<DisplayName> name,
    String passwordHash,
    Role role,
    boolean confirmed) {
  /** How to call somebody whose profile says nothing else. */
  DisplayName displayName() {
    return name.getOrElse(() -> DisplayName.fromUsername(username));
  }

  static Option<Account> findByUsername(SqliteSession session, String username) {
    return session.queryOne("SELECT * FROM account WHERE username = ?", Account::fromRow, username);
  }

  static Option<Account> findById(SqliteSession session, UserId id) {
    return session.queryOne("SELECT * FROM account WHERE id = ?", Account::fromRow, id.value());
  }

  /** Stores the account, unless its username is taken. */
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

  void changePassword(SqliteSession session, String hash) {
    session.executeUpdate("UPDATE account SET password = ? WHERE id = ?", hash, id.value());
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
