package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.user.UserFixtures.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.Users;
import dev.blogify.application.user.UsersContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

final class DynamoUsersTest implements UsersContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public Users users() {
    return new DynamoUsers(fresh.client(), LocalTables.NAMES);
  }

  @Override
  public int eventCount() {
    return fresh.eventCount();
  }

  @Test
  void writesAndReadsWithOneCallEach() {
    assertThat(
            fresh
                .requestRecorder()
                .requests(() -> {
                  users().commit(registered(ALICE.id(), "Alice"), forActor(ALICE)).get();
                  users().find(ALICE.id());
                }))
        .hasExactlyElementsOfTypes(TransactWriteItemsRequest.class, GetItemRequest.class);
    assertThat(((GetItemRequest) fresh.requestRecorder().requests().last()).consistentRead())
        .isTrue();
  }
}
