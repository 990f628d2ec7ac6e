package dev.blogify.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.iam.Call;
import dev.blogify.acceptance.iam.Calls;
import dev.blogify.acceptance.iam.Circumstances;
import dev.blogify.acceptance.iam.Named.Table;
import dev.blogify.adapters.aws.dynamodb.DynamoUsers;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.domain.access.People;
import io.vavr.collection.HashMap;
import org.junit.jupiter.api.Test;

final class RecordedCallsTest {
  private final Calls calls = new Calls();

  @Test
  void tellWhatAFunctionDoesAndNotWhatIsDoneBesides() {
    try (var client = LocalTables.create()) {
      var users = new DynamoUsers(client, LocalTables.NAMES);
      users.find(People.ALICE.id());
      RecordedCalls.during("getUser", calls, () -> users.find(People.ALICE.id()));
      RecordedCalls.during("getUser", calls, () -> users.find(People.BOB.id()));
    }

    assertThat(calls.all())
        .isEqualTo(
            HashMap.of(
                new Call("getUser", "dynamodb:GetItem", new Table("Users"), Circumstances.ofAny()),
                2L));
    assertThat(calls.unknown()).isEmpty();
  }
}
