package dev.blogify.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.iam.Call;
import dev.blogify.acceptance.iam.Calls;
import dev.blogify.acceptance.iam.Circumstances;
import dev.blogify.acceptance.iam.Named.Bucket;
import dev.blogify.acceptance.iam.Named.Stored;
import dev.blogify.acceptance.iam.Named.Table;
import dev.blogify.adapters.aws.dynamodb.DynamoUsers;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.s3.SigV4Gate.SignedUse;
import dev.blogify.domain.access.People;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

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

  @Test
  void aTransactionIsItsItems() {
    assertThat(
            asked(
                TransactWriteItemsRequest.builder()
                    .transactItems(
                        List.of(
                            TransactWriteItem.builder().put(put -> put.tableName("A")).build(),
                            TransactWriteItem.builder().update(up -> up.tableName("B")).build(),
                            TransactWriteItem.builder().delete(del -> del.tableName("C")).build(),
                            TransactWriteItem.builder()
                                .conditionCheck(check -> check.tableName("D"))
                                .build()))
                    .build()))
        .containsExactlyInAnyOrder(
            "dynamodb:PutItem Table[name=A]",
            "dynamodb:UpdateItem Table[name=B]",
            "dynamodb:DeleteItem Table[name=C]",
            "dynamodb:ConditionCheckItem Table[name=D]");
  }

  @Test
  void anIndexIsAskedForByItself() {
    var query = QueryRequest.builder().tableName("Posts");
    assertThat(asked(query.build())).containsExactly("dynamodb:Query Table[name=Posts]");
    assertThat(asked(query.indexName("due").build()))
        .containsExactlyInAnyOrder(
            "dynamodb:Query Table[name=Posts]", "dynamodb:Query Index[name=Posts, index=due]");
  }

  @Test
  void aCopyIsAReadAndAWriteAndAHeadIsAReadThatMayFindNothing() {
    asked(
        CopyObjectRequest.builder()
            .sourceBucket("media")
            .sourceKey("pending/a")
            .destinationBucket("media")
            .destinationKey("assets/a")
            .build());
    assertThat(asked(HeadObjectRequest.builder().bucket("media").key("assets/b").build()))
        .containsExactlyInAnyOrder(
            "s3:GetObject Stored[name=media, key=pending/a]",
            "s3:PutObject Stored[name=media, key=assets/a]",
            "s3:GetObject Stored[name=media, key=assets/b]",
            "s3:ListBucket Bucket[name=media]");
  }

  @Test
  void whatConditionsReadIsKept() {
    var list = ListObjectsV2Request.builder().bucket("media");
    asked(list.prefix("assets/").build());
    asked(PutObjectRequest.builder().bucket("media").key("a").ifNoneMatch("*").build());
    calls.answered("getUser", "?X-Amz-Signature=" + "0".repeat(64));
    var hour = Duration.ofHours(1);
    RecordedCalls.note(
        new SignedUse("0".repeat(64), "PUT", "media", "b", hour, Option.some("*")), calls);

    var tls = HashMap.of("aws:securetransport", "true", "s3:tlsversion", "1.2");
    assertThat(calls.all().keySet())
        .containsExactlyInAnyOrder(
            new Call(
                "getUser", "s3:ListBucket", new Bucket("media"), tls.put("s3:prefix", "assets/")),
            new Call(
                "getUser",
                "s3:PutObject",
                new Stored("media", "a"),
                tls.put("s3:if-none-match", "*")),
            new Call(
                "getUser",
                "s3:PutObject",
                new Stored("media", "b"),
                tls.put("s3:if-none-match", "*").put("s3:signatureage", "3600000")));
  }

  @Test
  void aRequestThatNobodyKnowsIsNotPassedOver() {
    assertThat(asked(DescribeTableRequest.builder().tableName("Posts").build())).isEmpty();
    assertThat(calls.unknown())
        .singleElement()
        .asString()
        .startsWith("getUser: DescribeTableRequest");
  }

  /** What has been asked so far, this included. */
  private Seq<String> asked(SdkRequest request) {
    RecordedCalls.during(
        "getUser",
        calls,
        () -> new RecordedCalls().beforeExecution(() -> request, new ExecutionAttributes()));
    return calls.all().keySet().toVector().map(call -> call.action() + " " + call.resource());
  }
}
