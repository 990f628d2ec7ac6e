package dev.blogify.infrastructure.acceptance.platforms.aws;

import dev.blogify.adapters.out.aws.cognito.CognitoAdminServer;
import dev.blogify.adapters.out.aws.cognito.CognitoAdminServer.Account;
import dev.blogify.adapters.out.embedded.userpool.UserPoolAccounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Administers the local user pool. The next token contains a new role. */
final class LocalUserPoolAdmin implements CognitoAdminServer.AccountStore {
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final UserPoolAccounts pool;

  LocalUserPoolAdmin(UserPoolAccounts pool) {
    this.pool = pool;
  }

  void addConfirmedUser(UserId user, DisplayName name) {
    accounts.putIfAbsent(
        user.value(),
        new Account(name.value(), LinkedHashMap.of("name", name.value()), groups(user)));
  }

  private Set<String> groups(UserId user) {
    return HashSet.ofAll(pool.findRole(user).filter(role -> role != Role.READER).map(Role::label));
  }

  @Override
  public Option<Account> find(String sub) {
    return Option.of(accounts.get(sub));
  }

  @Override
  public void store(String sub, Account account) {
    accounts.put(sub, account);
    pool.assignRole(new UserId(sub), Role.highestOf(account.groups().toVector()));
  }
}
