package dev.blogify.adapters.aws.cognito;

import dev.blogify.application.user.Accounts;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * The accounts of a user pool. Each role but the reader's is a group of its name; other groups are
 * nobody's business here. Its calls name an account by its {@code sub}, which Cognito takes for a
 * username.
 */
public final class CognitoAccounts implements Accounts {
  private final CognitoIdentityProviderClient client;
  private final String pool;

  public CognitoAccounts(CognitoIdentityProviderClient client, String pool) {
    this.client = client;
    this.pool = pool;
  }

  /** A crash on the way leaves somebody with too little rather than too much. */
  @Override
  public Option<DisplayName> assign(UserId user, Role role) {
    try {
      var account = account(user);
      var groups = groups(user);
      groups.remove(role).forEach(former -> leave(user, former));
      if (role != Role.READER && !groups.contains(role)) {
        join(user, role);
      }
      describe(user, role);
      return Option.some(name(account));
    } catch (UserNotFoundException nobody) {
      return Option.none();
    }
  }

  private AdminGetUserResponse account(UserId user) {
    return client.adminGetUser(
        AdminGetUserRequest.builder().userPoolId(pool).username(user.value()).build());
  }

  private Set<Role> groups(UserId user) {
    var request =
        AdminListGroupsForUserRequest.builder().userPoolId(pool).username(user.value()).build();
    return Stream.ofAll(client.adminListGroupsForUserPaginator(request).groups())
        .map(GroupType::groupName)
        .flatMap(Role::parse)
        .toSet();
  }

  private void leave(UserId user, Role role) {
    client.adminRemoveUserFromGroup(
        AdminRemoveUserFromGroupRequest.builder()
            .userPoolId(pool)
            .username(user.value())
            .groupName(role.label())
            .build());
  }

  private void join(UserId user, Role role) {
    client.adminAddUserToGroup(
        AdminAddUserToGroupRequest.builder()
            .userPoolId(pool)
            .username(user.value())
            .groupName(role.label())
            .build());
  }

  private void describe(UserId user, Role role) {
    client.adminUpdateUserAttributes(
        AdminUpdateUserAttributesRequest.builder()
            .userPoolId(pool)
            .username(user.value())
            .userAttributes(AttributeType.builder().name("custom:role").value(role.label()).build())
            .build());
  }

  private static DisplayName name(AdminGetUserResponse account) {
    return List.ofAll(account.userAttributes())
        .find(attribute -> attribute.name().equals("name"))
        .flatMap(attribute -> DisplayName.parse(attribute.value()).toOption())
        .getOrElse(() -> DisplayName.ofUsername(account.username()));
  }
}
