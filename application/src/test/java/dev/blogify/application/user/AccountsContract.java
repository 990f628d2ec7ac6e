package dev.blogify.application.user;

import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.user.UserFixtures.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.Accounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Contract of {@link Accounts}. */
public interface AccountsContract {
  /** A user pool without accounts; the same instance throughout a test. */
  Accounts accounts();

  /** Creates a confirmed account with a name. */
  UserId createAccount(DisplayName name);

  /** The role in the next token of an account, read without the port. */
  Option<Role> roleInNextToken(UserId user);

  private Option<Role> roleOf(UserId user) {
    var role = accounts().findRole(user);
    assertThat(role).isEqualTo(roleInNextToken(user));
    return role;
  }

  @Test
  default void createsAccountsOfReaders() {
    assertThat(roleOf(createAccount(name("Rita")))).isEqualTo(Option.some(Role.READER));
  }

  @Test
  default void replacesTheRole() {
    var user = createAccount(name("Zoë Bär"));

    for (var role : new Role[] {Role.AUTHOR, Role.ADMIN, Role.EDITOR, Role.AUTHOR, Role.READER}) {
      assertThat(accounts().assignRole(user, role)).isEqualTo(Option.some(name("Zoë Bär")));
      assertThat(roleOf(user)).isEqualTo(Option.some(role));
    }
  }

  @Test
  default void assignsARoleIdempotently() {
    var user = createAccount(name("Rita"));

    assertThat(accounts().assignRole(user, Role.EDITOR)).isEqualTo(Option.some(name("Rita")));
    assertThat(accounts().assignRole(user, Role.EDITOR)).isEqualTo(Option.some(name("Rita")));

    assertThat(roleOf(user)).isEqualTo(Option.some(Role.EDITOR));
  }

  @Test
  default void keepsOtherAccounts() {
    var user = createAccount(name("Rita"));
    var other = createAccount(name("Bob"));

    accounts().assignRole(user, Role.ADMIN);

    assertThat(roleOf(other)).isEqualTo(Option.some(Role.READER));
  }

  @Test
  default void findsNoUnknownAccount() {
    assertThat(accounts().assignRole(RITA.id(), Role.AUTHOR)).isEmpty();
    assertThat(roleOf(RITA.id())).isEmpty();
  }
}
