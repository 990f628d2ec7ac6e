package dev.blogify.adapters.out.aws.containers;

import dev.blogify.adapters.out.aws.dynamodb.DynamoUsers;
import dev.blogify.adapters.out.aws.dynamodb.FreshTables;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.application.ports.Users;
import dev.blogify.application.user.UsersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class DynamoUsersInContainerTest implements UsersContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public Users users() {
    return new DynamoUsers(fresh.client(), LocalTables.NAMES);
  }

  @Override
  public int eventCount() {
    return fresh.eventCount();
  }
}
