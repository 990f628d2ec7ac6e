package dev.blogify.adapters.embedded.userpool;

import dev.blogify.adapters.embedded.sqlite.Row;
import dev.blogify.adapters.embedded.sqlite.Session;
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
 * @param password its hash
 * @param role the account's only group, and its {@code custom:role}
 */
record Account(
    UserId id,
    String username,
    String email,
    Option<DisplayName> name,
    String password,
    Role role,
    boolean confirmed) {
  /** How to call somebody whose profile says nothing else. */
  DisplayName displayName() {
    return name.getOrElse(() -> DisplayName.ofUsername(username));
  }

  static Option<Account> named(Session session, String username) {
    return session.first("SELECT * FROM account WHERE username = ?", Account::read, username);
  }

  static Option<Account> of(Session session, UserId id) {
    return session.first("SELECT * FROM account WHERE id = ?", Account::read, id.value());
  }

  /** Stores the account, unless its username is taken. */
  boolean open(Session session, Instant now) {
    return session.run(
            """
            INSERT INTO account (id, username, email, name, password, role, confirmed, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING\
            """,
            id.value(),
            username,
            email,
            name.map(DisplayName::value),
            password,
            role.label(),
            confirmed,
            now)
        == 1;
  }

  void confirm(Session session) {
    session.run("UPDATE account SET confirmed = TRUE WHERE id = ?", id.value());
  }

  void changePassword(Session session, String hash) {
    session.run("UPDATE account SET password = ? WHERE id = ?", hash, id.value());
  }

  static void changeRole(Session session, UserId id, Role role) {
    session.run("UPDATE account SET role = ? WHERE id = ?", role.label(), id.value());
  }

  private static Account read(Row row) {
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
