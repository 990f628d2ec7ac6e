package dev.blogify.adapters.embedded.userpool;

import static dev.blogify.adapters.embedded.userpool.PoolFixture.succeeded;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.user.Accounts;
import dev.blogify.application.user.AccountsContract;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class UserPoolAccountsTest implements AccountsContract {
  private final PoolFixture pool;
  private final Accounts accounts;
  private io.vavr.collection.Map<UserId, String> usernames = HashMap.empty();

  UserPoolAccountsTest(@TempDir Path folder) {
    this.pool = new PoolFixture(folder.resolve("blogify.db"));
    this.accounts = new UserPoolAccounts(pool.database());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public UserId open(DisplayName name) {
    var username = "user-" + usernames.size();
    var answer =
        succeeded(
            pool.call(
                "SignUp",
                Map.of(
                    "Username",
                    username,
                    "Password",
                    PoolFixture.PASSWORD,
                    "UserAttributes",
                    List.of(
                        Map.of("Name", "email", "Value", username + "@example.com"),
                        Map.of("Name", "name", "Value", name.value())))));
    succeeded(
        pool.call(
            "ConfirmSignUp", Map.of("Username", username, "ConfirmationCode", pool.lastCode())));
    var user = new UserId(text(answer, "UserSub"));
    usernames = usernames.put(user, username);
    return user;
  }

  /**
   * As the next tokens say it: the group of the one and the attribute of the other are the same.
   */
  @Override
  public Option<Role> roleOf(UserId user) {
    return usernames
        .get(user)
        .map(pool::signedIn)
        .flatMap(tokens -> {
          var role = text(pool.claims(tokens.id()), "custom:role");
          assertThat(pool.claims(tokens.access())).containsEntry("cognito:groups", List.of(role));
          return Role.parse(role);
        });
  }
}
