package dev.blogify.infrastructure.acceptance.platforms.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.DynamoUsers;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.s3.SigV4Proxy.PresignedUrlUse;
import dev.blogify.domain.access.TestUsers;
import dev.blogify.infrastructure.acceptance.iam.AwsCall;
import dev.blogify.infrastructure.acceptance.iam.AwsCallLog;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.BucketObject;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.DynamoTable;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.S3Bucket;
import dev.blogify.infrastructure.acceptance.iam.ConditionContext;
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

final class AwsCallRecorderTest {
  private final AwsCallLog calls = new AwsCallLog();

  @Test
  void recordsOnlyCallsMadeDuringAnInvocation() {
    try (var client = LocalTables.create()) {
      var users = new DynamoUsers(client, LocalTables.NAMES);
      users.find(TestUsers.ALICE.id());
      AwsCallRecorder.recordDuring("getUser", calls, () -> users.find(TestUsers.ALICE.id()));
      AwsCallRecorder.recordDuring("getUser", calls, () -> users.find(TestUsers.BOB.id()));
    }

    assertThat(calls.countsByCall())
        .isEqualTo(
            HashMap.of(
                new AwsCall(
                    "getUser",
                    "dynamodb:GetItem",
                    new DynamoTable("Users"),
                    ConditionContext.forAnyCall()),
                2L));
    assertThat(calls.unknown()).isEmpty();
  }

  @Test
  void aTransactionNeedsThePermissionsOfItsItems() {
    assertThat(
            recordedPermissions(
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
            "dynamodb:PutItem DynamoTable[name=A]",
            "dynamodb:UpdateItem DynamoTable[name=B]",
            "dynamodb:DeleteItem DynamoTable[name=C]",
            "dynamodb:ConditionCheckItem DynamoTable[name=D]");
  }

  @Test
  void anIndexIsAResourceOfItsOwn() {
    var query = QueryRequest.builder().tableName("Posts");
    assertThat(recordedPermissions(query.build()))
        .containsExactly("dynamodb:Query DynamoTable[name=Posts]");
    assertThat(recordedPermissions(query.indexName("due").build()))
        .containsExactlyInAnyOrder(
            "dynamodb:Query DynamoTable[name=Posts]",
            "dynamodb:Query DynamoIndex[name=Posts, index=due]");
  }

  @Test
  void aCopyNeedsReadAndWriteAndAHeadNeedsReadAndList() {
    recordedPermissions(
        CopyObjectRequest.builder()
            .sourceBucket("media")
            .sourceKey("pending/a")
            .destinationBucket("media")
            .destinationKey("assets/a")
            .build());
    assertThat(
            recordedPermissions(
                HeadObjectRequest.builder().bucket("media").key("assets/b").build()))
        .containsExactlyInAnyOrder(
            "s3:GetObject BucketObject[name=media, key=pending/a]",
            "s3:PutObject BucketObject[name=media, key=assets/a]",
            "s3:GetObject BucketObject[name=media, key=assets/b]",
            "s3:ListBucket S3Bucket[name=media]");
  }

  @Test
  void conditionKeysAreRecorded() {
    var list = ListObjectsV2Request.builder().bucket("media");
    recordedPermissions(list.prefix("assets/").build());
    recordedPermissions(
        PutObjectRequest.builder().bucket("media").key("a").ifNoneMatch("*").build());
    calls.recordResponse("getUser", "?X-Amz-Signature=" + "0".repeat(64));
    var hour = Duration.ofHours(1);
    AwsCallRecorder.recordSignedUrlUse(
        new PresignedUrlUse("0".repeat(64), "PUT", "media", "b", hour, Option.some("*")), calls);

    var tls = HashMap.of("aws:securetransport", "true", "s3:tlsversion", "1.2");
    assertThat(calls.countsByCall().keySet())
        .containsExactlyInAnyOrder(
            new AwsCall(
                "getUser", "s3:ListBucket", new S3Bucket("media"), tls.put("s3:prefix", "assets/")),
            new AwsCall(
                "getUser",
                "s3:PutObject",
                new BucketObject("media", "a"),
                tls.put("s3:if-none-match", "*")),
            new AwsCall(
                "getUser",
                "s3:PutObject",
                new BucketObject("media", "b"),
                tls.put("s3:if-none-match", "*").put("s3:signatureage", "3600000")));
  }

  @Test
  void anUnmappedRequestIsReported() {
    assertThat(recordedPermissions(DescribeTableRequest.builder().tableName("Posts").build()))
        .isEmpty();
    assertThat(calls.unknown())
        .singleElement()
        .asString()
        .startsWith("getUser: DescribeTableRequest");
  }

  /** The calls so far, including the last one. */
  private Seq<String> recordedPermissions(SdkRequest request) {
    AwsCallRecorder.recordDuring(
        "getUser",
        calls,
        () -> new AwsCallRecorder().beforeExecution(() -> request, new ExecutionAttributes()));
    return calls
        .countsByCall()
        .keySet()
        .toVector()
        .map(call -> call.action() + " " + call.resource());
  }
}
