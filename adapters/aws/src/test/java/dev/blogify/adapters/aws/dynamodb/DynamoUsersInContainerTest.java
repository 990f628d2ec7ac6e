package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import dev.blogify.application.user.Users;
import dev.blogify.application.user.UsersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class DynamoUsersInContainerTest implements UsersContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public Users users() {
    return new DynamoUsers(fresh.client(), LocalTables.NAMES);
  }

  @Override
  public int facts() {
    return fresh.facts();
  }
}
