package dev.blogify.application.user;

import dev.blogify.application.ports.Accounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** A user pool in memory; new accounts are readers. */
public final class InMemoryAccounts implements Accounts {
  private Map<UserId, DisplayName> names = HashMap.empty();
  private Map<UserId, Role> roles = HashMap.empty();

  public void signUp(UserId user, DisplayName name) {
    signUp(user, name, Role.READER);
  }

  public synchronized void signUp(UserId user, DisplayName name, Role role) {
    names = names.put(user, name);
    roles = roles.put(user, role);
  }

  @Override
  public synchronized Option<Role> findRole(UserId user) {
    return roles.get(user);
  }

  @Override
  public synchronized Option<DisplayName> assignRole(UserId user, Role role) {
    if (names.containsKey(user)) {
      roles = roles.put(user, role);
    }
    return names.get(user);
  }
}
