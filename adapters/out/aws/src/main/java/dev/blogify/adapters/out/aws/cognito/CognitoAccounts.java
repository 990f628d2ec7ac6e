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
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * The accounts of a Cognito user pool. Every role except reader is a group of the same name; other
 * groups are ignored. Requests use the {@code sub} of an account as its username, which Cognito
 * accepts.
 */
public final class CognitoAccounts implements Accounts {
  private final CognitoIdentityProviderClient client;
  private final String userPoolId;

  public CognitoAccounts(CognitoIdentityProviderClient client, String userPoolId) {
    this.client = client;
    this.userPoolId = userPoolId;
  }

  /**
   * Removes groups before it adds one, so that a crash in between reduces the permissions of the
   * user rather than extends them.
   */
  @Override
  public Option<DisplayName> assignRole(UserId user, Role role) {
    var username = user.value();
    try {
      var account = client.adminGetUser(get -> get.userPoolId(userPoolId).username(username));
      var groups = listGroups(username);
      groups
          .remove(role)
          .forEach(group ->
              client.adminRemoveUserFromGroup(remove ->
                  remove.userPoolId(userPoolId).username(username).groupName(group.label())));
      if (role != Role.READER && !groups.contains(role)) {
        client.adminAddUserToGroup(
            add -> add.userPoolId(userPoolId).username(username).groupName(role.label()));
      }
      var attribute = AttributeType.builder().name("custom:role").value(role.label()).build();
      client.adminUpdateUserAttributes(update ->
          update
              .userPoolId(userPoolId)
              .username(username)
              .userAttributes(List.of(attribute).asJava()));
      return Option.some(displayName(account));
    } catch (UserNotFoundException _) {
      return Option.none();
    }
  }

  @Override
  public Option<Role> findRole(UserId user) {
    try {
      return Option.some(Role.highestOf(listGroups(user.value()).map(Role::label).toVector()));
    } catch (UserNotFoundException _) {
      return Option.none();
    }
  }

  private Set<Role> listGroups(String username) {
    var pages =
        client.adminListGroupsForUserPaginator(
            list -> list.userPoolId(userPoolId).username(username));
    return Stream.ofAll(pages.groups()).map(GroupType::groupName).flatMap(Role::parse).toSet();
  }

  private static DisplayName displayName(AdminGetUserResponse account) {
    return List.ofAll(account.userAttributes())
        .find(attribute -> attribute.name().equals("name"))
        .flatMap(attribute -> DisplayName.parse(attribute.value()).toOption())
        .getOrElse(() -> DisplayName.fromUsername(account.username()));
  }
}
