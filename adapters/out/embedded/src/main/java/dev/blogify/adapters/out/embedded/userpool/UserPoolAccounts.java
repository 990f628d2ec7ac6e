package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.ports.Accounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;

/** The accounts of the {@link UserPool}. */
public record UserPoolAccounts(SqliteDatabase database) implements Accounts {
  @Override
  public Option<DisplayName> assignRole(UserId user, Role role) {
    return database.write(session -> {
      Account.changeRole(session, user, role);
      return Account.findById(session, user).map(Account::displayName);
    });
  }

  @Override
  public Option<Role> findRole(UserId user) {
    return database.read(session -> Account.findById(session, user)).map(Account::role);
  }
}
