package dev.blogify.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.aws.RecordedCalls.Call;
import dev.blogify.adapters.aws.dynamodb.DynamoUsers;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.domain.access.People;
import dev.blogify.functions.Functions;
import dev.blogify.functions.Grant;
import dev.blogify.functions.Grant.Resource.Items;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

final class RecordedCallsTest {
  @Test
  void findWhatAFunctionDoesWithoutAGrant() {
    try (var client = LocalTables.create()) {
      var users = new DynamoUsers(client, LocalTables.NAMES);
      users.find(People.ALICE.id());
      RecordedCalls.during("granted", () -> users.find(People.ALICE.id()));
      RecordedCalls.during("not granted", () -> users.find(People.ALICE.id()));
    }
    var read = new Grant(new Items(Tables.USERS), List.of("dynamodb:GetItem"));

    assertThat(
            RecordedCalls.notGranted(
                List.of(function("granted", List.of(read)), function("not granted", List.empty()))))
        .containsExactly(new Call("not granted", "dynamodb:GetItem Users"));
  }

  private static LambdaFunction function(String name, Seq<Grant> grants) {
    var any = Functions.ALL.head();
    return new LambdaFunction(
        name, any.handler(), any.start(), any.memoryMb(), any.timeout(), any.environment(), grants);
  }
}
