package dev.blogify.adapters.out.aws.cognito;

import static dev.blogify.domain.user.UserFixtures.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.out.aws.cognito.CognitoAdminServer.Account;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.user.AccountsContract;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class CognitoAccountsTest implements AccountsContract {
  private static final String POOL = "eu-central-1_Blogify";

  private final InMemoryPool pool = new InMemoryPool();
  private final CognitoAdminServer server = CognitoAdminServer.start(POOL, pool);
  private final Power power = new Power();
  private final CognitoIdentityProviderClient client =
      CognitoIdentityProviderClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(() -> AwsBasicCredentials.create("key", "secret"))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(power))
          .build();
  private final CognitoAccounts accounts = new CognitoAccounts(client, POOL);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public UserId createAccount(DisplayName name) {
    return open(LinkedHashMap.of("name", name.value()), HashSet.empty());
  }

  private UserId open(Map<String, String> attributes, Set<String> groups) {
    var user = new UserId(UUID.randomUUID().toString());
    pool.store(user.value(), new Account("somebody", attributes, groups));
    return user;
  }

  /** The role in the next tokens: groups in the access token, an attribute in the ID token. */
  @Override
  public Option<Role> roleInNextToken(UserId user) {
    return pool.find(user.value())
        .map(account -> {
          var role = Role.highestOf(account.groups().toVector());
          assertThat(account.groups().flatMap(Role::parse).size()).isLessThanOrEqualTo(1);
          assertThat(account.attributes().get("custom:role").getOrElse(role.label()))
              .isEqualTo(role.label());
          return role;
        });
  }

  @Test
  void keepsGroupsThatAreNotRoles() {
    var user = open(LinkedHashMap.empty(), HashSet.of("newsletter", "admin", "editor"));

    accounts.assignRole(user, Role.AUTHOR);

    assertThat(pool.find(user.value()).get().groups())
        .isEqualTo(HashSet.of("author", "newsletter"));
  }

  @Test
  void addsReadersToNoGroup() {
    var user = open(LinkedHashMap.empty(), HashSet.of("author"));

    accounts.assignRole(user, Role.READER);

    assertThat(pool.find(user.value()).get())
        .isEqualTo(
            new Account("somebody", LinkedHashMap.of("custom:role", "reader"), HashSet.empty()));
  }

  @Test
  void usesTheUsernameOfAnAccountWithoutAName() {
    assertThat(accounts.assignRole(open(LinkedHashMap.empty(), HashSet.empty()), Role.AUTHOR))
        .contains(name("somebody"));
    assertThat(
            accounts.assignRole(
                open(LinkedHashMap.of("name", "two\nlines"), HashSet.empty()), Role.AUTHOR))
        .contains(name("somebody"));
  }

  @Test
  void removesAGroupBeforeItAddsOne() {
    var user = open(LinkedHashMap.empty(), HashSet.of("admin"));

    accounts.assignRole(user, Role.EDITOR);

    assertThat(server.calledOperations())
        .containsExactly(
            "AdminGetUser",
            "AdminListGroupsForUser",
            "AdminRemoveUserFromGroup",
            "AdminAddUserToGroup",
            "AdminUpdateUserAttributes");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void completesAnInterruptedChangeWhenItIsRepeated(Role role) {
    for (var calls = 0; calls < 6; calls++) {
      var user =
          open(
              LinkedHashMap.of("name", "Rita", "custom:role", "editor"),
              HashSet.of("editor", "newsletter"));
      power.failAfter(calls);
      try {
        accounts.assignRole(user, role);
      } catch (PowerCut cut) {
        assertThat(Role.highestOf(pool.find(user.value()).get().groups().toVector()))
            .isIn(Role.EDITOR, Role.READER, role);
      }
      power.failAfter(Integer.MAX_VALUE);

      assertThat(accounts.assignRole(user, role)).contains(name("Rita"));

      assertThat(roleInNextToken(user)).contains(role);
    }
  }

  @Test
  void propagatesAMissingUserPoolAsAFault() {
    var elsewhere = new CognitoAccounts(client, "eu-central-1_Other");
    var user = createAccount(name("Rita"));

    assertThatThrownBy(() -> elsewhere.assignRole(user, Role.AUTHOR))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  /** Accounts in memory. */
  private static final class InMemoryPool implements CognitoAdminServer.AccountStore {
    private Map<String, Account> accounts = HashMap.empty();

    @Override
    public synchronized Option<Account> find(String sub) {
      return accounts.get(sub);
    }

    @Override
    public synchronized void store(String sub, Account account) {
      accounts = accounts.put(sub, account);
    }
  }

  /** Fails after a number of calls. */
  private static final class Power implements ExecutionInterceptor {
    private int left = Integer.MAX_VALUE;

    void failAfter(int calls) {
      left = calls;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (left == 0) {
        throw new PowerCut();
      }
      left--;
    }
  }

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
