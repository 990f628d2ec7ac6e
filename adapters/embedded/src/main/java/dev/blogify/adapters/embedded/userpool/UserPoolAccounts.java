package dev.blogify.adapters.embedded.userpool;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.application.user.Accounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;

/** The accounts of the database's {@link UserPool}. */
public final class UserPoolAccounts implements Accounts {
  private final Database database;

  public UserPoolAccounts(Database database) {
    this.database = database;
  }

  @Override
  public Option<DisplayName> assign(UserId user, Role role) {
    return database.write(session -> {
      Account.changeRole(session, user, role);
      return Account.of(session, user).map(Account::displayName);
    });
  }
}
