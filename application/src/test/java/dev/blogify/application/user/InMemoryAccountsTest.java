package dev.blogify.application.user;

import dev.blogify.application.ports.Accounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;

final class InMemoryAccountsTest implements AccountsContract {
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private int opened;

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public UserId createAccount(DisplayName name) {
    opened++;
    var user = new UserId("user-" + opened);
    accounts.signUp(user, name);
    return user;
  }

  @Override
  public Option<Role> roleInNextToken(UserId user) {
    return accounts.findRole(user);
  }
}
