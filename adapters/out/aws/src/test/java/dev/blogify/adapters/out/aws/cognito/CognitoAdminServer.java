package dev.blogify.adapters.out.aws.cognito;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.out.aws.AwsJsonServer;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonError;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonRequest;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.List;

/**
 * A test server with the administration API of a Cognito user pool that role changes use. Its pages
 * have one item, so that a client that ignores pagination fails.
 */
public final class CognitoAdminServer implements AutoCloseable {
  private static final Set<String> GROUPS = HashSet.of("author", "editor", "admin", "newsletter");

  private final AwsJsonServer service =
      AwsJsonServer.start("AWSCognitoIdentityProviderService", this::call);
  private final String poolId;
  private final AccountStore accounts;
  private Vector<String> calledOperations = Vector.empty();

  private CognitoAdminServer(String poolId, AccountStore pool) {
    this.poolId = poolId;
    this.accounts = pool;
  }

  public static CognitoAdminServer start(String poolId, AccountStore pool) {
    return new CognitoAdminServer(poolId, pool);
  }

  public URI endpoint() {
    return service.endpoint();
  }

  @Override
  public void close() {
    service.close();
  }

  /** The requested operations, in order. */
  synchronized Vector<String> calledOperations() {
    return calledOperations;
  }

  private synchronized Either<AwsJsonError, Map<String, Object>> call(
      String operation, AwsJsonRequest request) {
    calledOperations = calledOperations.append(operation);
    if (!request.text("UserPoolId").equals(poolId)) {
      return left(
          new AwsJsonError(
              "ResourceNotFoundException",
              "User pool %s does not exist.".formatted(request.text("UserPoolId"))));
    }
    var sub = request.text("Username");
    return accounts
        .find(sub)
        .toEither(new AwsJsonError("UserNotFoundException", "User does not exist."))
        .flatMap(account ->
            switch (operation) {
              case "AdminGetUser" -> right(getUserResponse(account));
              case "AdminListGroupsForUser" -> right(listGroupsResponse(account, request));
              case "AdminAddUserToGroup" ->
                  requireGroup(request)
                      .map(group -> store(sub, account.withGroups(account.groups().add(group))));
              case "AdminRemoveUserFromGroup" ->
                  requireGroup(request)
                      .map(group -> store(sub, account.withGroups(account.groups().remove(group))));
              case "AdminUpdateUserAttributes" ->
                  right(store(sub, account.withAttributes(attributes(request))));
              default -> left(AwsJsonError.unknownOperation(operation));
            });
  }

  private Map<String, Object> store(String sub, Account account) {
    accounts.store(sub, account);
    return LinkedHashMap.empty();
  }

  private static Either<AwsJsonError, String> requireGroup(AwsJsonRequest request) {
    var group = request.text("GroupName");
    return GROUPS.contains(group)
        ? right(group)
        : left(new AwsJsonError("ResourceNotFoundException", "Group not found."));
  }

  private static Map<String, Object> getUserResponse(Account account) {
    return LinkedHashMap.of(
        "Username",
        account.username(),
        "Enabled",
        true,
        "UserStatus",
        "CONFIRMED",
        "UserAttributes",
        account
            .attributes()
            .map(attribute -> java.util.Map.of("Name", attribute._1, "Value", attribute._2))
            .toJavaList());
  }

  private static Map<String, Object> listGroupsResponse(Account account, AwsJsonRequest request) {
    var from = Option.of(request.fields().get("NextToken")).map(String::valueOf);
    var rest =
        TreeSet.ofAll(account.groups())
            .filter(group -> from.forAll(start -> group.compareTo(start) > 0));
    var page = rest.take(1);
    var answer =
        LinkedHashMap.<String, Object>of(
            "Groups",
            page.toVector().map(group -> java.util.Map.of("GroupName", group)).toJavaList());
    return rest.size() > 1 ? answer.put("NextToken", page.head()) : answer;
  }

  private static Map<String, String> attributes(AwsJsonRequest request) {
    return Vector.ofAll((List<?>) request.fields().getOrDefault("UserAttributes", List.of()))
        .map(attribute -> (java.util.Map<?, ?>) attribute)
        .toLinkedMap(
            attribute -> String.valueOf(attribute.get("Name")),
            attribute -> String.valueOf(attribute.get("Value")));
  }

  /** The administered accounts. The server calls it from one thread at a time. */
  public interface AccountStore {
    Option<Account> find(String sub);

    /** Replaces an account. */
    void store(String sub, Account account);
  }

  /**
   * An account of the user pool.
   *
   * @param attributes for example {@code name} and {@code custom:role}
   */
  public record Account(String username, Map<String, String> attributes, Set<String> groups) {
    Account withGroups(Set<String> others) {
      return new Account(username, attributes, others);
    }

    Account withAttributes(Map<String, String> changed) {
      return new Account(username, changed.merge(attributes), groups);
    }
  }
}
