package dev.blogify.adapters.out.aws.cognito;

import dev.blogify.application.ports.Accounts;
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
  private final String userPoolId;

  public CognitoAccounts(CognitoIdentityProviderClient client, String pool) {
    this.client = client;
    this.userPoolId = pool;
  }

  /** A crash on the way leaves somebody with too little rather than too much. */
  @Override
  public Option<DisplayName> assignRole(UserId user, Role role) {
    try {
      var account = getAccount(user);
      var groups = listGroups(user);
      groups.remove(role).forEach(former -> removeFromGroup(user, former));
      if (role != Role.READER && !groups.contains(role)) {
        addToGroup(user, role);
      }
      updateRoleAttribute(user, role);
      return Option.some(displayName(account));
    } catch (UserNotFoundException nobody) {
      return Option.none();
    }
  }

  private AdminGetUserResponse getAccount(UserId user) {
    return client.adminGetUser(
        AdminGetUserRequest.builder().userPoolId(userPoolId).username(user.value()).build());
  }

  private Set<Role> listGroups(UserId user) {
    var request =
        AdminListGroupsForUserRequest.builder()
            .userPoolId(userPoolId)
            .username(user.value())
            .build();
    return Stream.ofAll(client.adminListGroupsForUserPaginator(request).groups())
        .map(GroupType::groupName)
        .flatMap(Role::parse)
        .toSet();
  }

  private void removeFromGroup(UserId user, Role role) {
    client.adminRemoveUserFromGroup(
        AdminRemoveUserFromGroupRequest.builder()
            .userPoolId(userPoolId)
            .username(user.value())
            .groupName(role.label())
            .build());
  }

  private void addToGroup(UserId user, Role role) {
    client.adminAddUserToGroup(
        AdminAddUserToGroupRequest.builder()
            .userPoolId(userPoolId)
            .username(user.value())
            .groupName(role.label())
            .build());
  }

  private void updateRoleAttribute(UserId user, Role role) {
    client.adminUpdateUserAttributes(
        AdminUpdateUserAttributesRequest.builder()
            .userPoolId(userPoolId)
            .username(user.value())
            .userAttributes(AttributeType.builder().name("custom:role").value(role.label()).build())
            .build());
  }

  private static DisplayName displayName(AdminGetUserResponse account) {
    return List.ofAll(account.userAttributes())
        .find(attribute -> attribute.name().equals("name"))
        .flatMap(attribute -> DisplayName.parse(attribute.value()).toOption())
        .getOrElse(() -> DisplayName.fromUsername(account.username()));
  }
}
