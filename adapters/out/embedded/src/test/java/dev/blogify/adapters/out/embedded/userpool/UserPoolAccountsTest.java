package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.Accounts;
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
  private final UserPoolFixture pool;
  private final Accounts accounts;
  private io.vavr.collection.Map<UserId, String> usernames = HashMap.empty();

  UserPoolAccountsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
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
  public UserId createAccount(DisplayName name) {
    var username = "user-" + usernames.size();
    var result =
        assertSucceeded(
            pool.call(
                "SignUp",
                Map.of(
                    "Username",
                    username,
                    "Password",
                    UserPoolFixture.PASSWORD,
                    "UserAttributes",
                    List.of(
                        Map.of("Name", "email", "Value", username + "@example.com"),
                        Map.of("Name", "name", "Value", name.value())))));
    assertSucceeded(
        pool.call(
            "ConfirmSignUp", Map.of("Username", username, "ConfirmationCode", pool.lastCode())));
    var user = new UserId(text(result, "UserSub"));
    usernames = usernames.put(user, username);
    return user;
  }

  /** Reads the role from new tokens, and checks that the group and the attribute are the same. */
  @Override
  public Option<Role> roleInNextToken(UserId user) {
    return usernames
        .get(user)
        .map(pool::signInTokens)
        .flatMap(tokens -> {
          var role = text(pool.claims(tokens.idToken()), "custom:role");
          assertThat(pool.claims(tokens.accessToken()))
              .containsEntry("cognito:groups", List.of(role));
          return Role.parse(role);
        });
  }
}
