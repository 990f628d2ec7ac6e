package dev.blogify.infrastructure.acceptance.platforms.aws;

import dev.blogify.adapters.out.aws.s3.SigV4Proxy.PresignedUrlUse;
import dev.blogify.infrastructure.acceptance.iam.AwsCall;
import dev.blogify.infrastructure.acceptance.iam.AwsCallLog;
import dev.blogify.infrastructure.acceptance.iam.AwsResource;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.BucketObject;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.CloudFrontDistribution;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.CognitoUserPool;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.DynamoIndex;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.DynamoTable;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.EventBridgeEventBus;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.S3Bucket;
import dev.blogify.infrastructure.acceptance.iam.AwsResource.SecretsManagerSecretName;
import dev.blogify.infrastructure.acceptance.iam.ConditionContext;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/**
 * Records the AWS calls of functions as IAM evaluates them (AWS: service authorization reference).
 * The SDK registers this interceptor through the resource {@code execution.interceptors}. A further
 * operation needs a case in {@code asked}, and a further service needs an {@link AwsResource}.
 */
public final class AwsCallRecorder implements ExecutionInterceptor {
  private static final ScopedValue<CurrentInvocation> CURRENT_INVOCATION =
      ScopedValue.newInstance();

  private record CurrentInvocation(String function, AwsCallLog calls) {}

  /** Records a call of the function that runs in this thread. */
  private record RequiredPermission(
      String action, AwsResource resource, Map<String, String> context) {
    RequiredPermission(String action, AwsResource resource) {
      this(action, resource, ConditionContext.forAnyCall());
    }
  }

  /** Runs code on behalf of a function. */
  static void recordDuring(String function, AwsCallLog calls, Runnable work) {
    ScopedValue.where(CURRENT_INVOCATION, new CurrentInvocation(function, calls)).run(work);
  }

  /** Records a client's use of a URL that a function has signed. */
  static void recordSignedUrlUse(PresignedUrlUse use, AwsCallLog calls) {
    var object = new BucketObject(use.bucket(), use.key());
    switch (use.method()) {
      case "GET", "HEAD" ->
          calls.recordSignedUrlUse(
              use.signature(), "s3:GetObject", object, ConditionContext.forS3(use.age()));
      case "PUT" ->
          calls.recordSignedUrlUse(
              use.signature(),
              "s3:PutObject",
              object,
              ConditionContext.withIfNoneMatch(
                  ConditionContext.forS3(use.age()), use.ifNoneMatch()));
      default -> calls.unknown(use.toString());
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (CURRENT_INVOCATION.isBound()) {
      var by = CURRENT_INVOCATION.get();
      var asked = permissionsFor(context.request());
      if (asked.isEmpty()) {
        by.calls().unknown(by.function() + ": " + context.request());
      }
      asked
          .map(each -> new AwsCall(by.function(), each.action(), each.resource(), each.context()))
          .forEach(by.calls()::recordCall);
    }
  }

  /** The IAM actions of a request; empty if this class does not support it. */
  private static Seq<RequiredPermission> permissionsFor(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> onTable("GetItem", get.tableName());
      case PutItemRequest put -> onTable("PutItem", put.tableName());
      case UpdateItemRequest update -> onTable("UpdateItem", update.tableName());
      case DeleteItemRequest delete -> onTable("DeleteItem", delete.tableName());
      case ScanRequest scan -> onTable("Scan", scan.tableName());
      case QueryRequest query ->
          Option.of(query.indexName())
              .fold(
                  () -> onTable("Query", query.tableName()),
                  index ->
                      List.of(
                          new RequiredPermission(
                              "dynamodb:Query", new DynamoIndex(query.tableName(), index))));
      case TransactWriteItemsRequest all ->
          Vector.ofAll(all.transactItems()).flatMap(AwsCallRecorder::permissionsFor);
      case HeadObjectRequest head ->
          List.of(
              getObject(head.bucket(), head.key()),
              // A caller without s3:ListBucket receives status 403 for a missing object (AWS:
              // HeadObject).
              new RequiredPermission(
                  "s3:ListBucket", new S3Bucket(head.bucket()), ConditionContext.forS3()));
      case GetObjectRequest get -> List.of(getObject(get.bucket(), get.key()));
      case PutObjectRequest put ->
          List.of(putObject(put.bucket(), put.key(), Option.of(put.ifNoneMatch())));
      case CopyObjectRequest copy ->
          List.of(
              getObject(copy),
              putObject(
                  copy.destinationBucket(),
                  copy.destinationKey(),
                  Option.ofOptional(copy.getValueForField("IfNoneMatch", String.class))));
      case DeleteObjectRequest delete ->
          List.of(
              new RequiredPermission(
                  "s3:DeleteObject",
                  new BucketObject(delete.bucket(), delete.key()),
                  ConditionContext.forS3()));
      case ListObjectsV2Request list ->
          List.of(
              new RequiredPermission(
                  "s3:ListBucket",
                  new S3Bucket(list.bucket()),
                  ConditionContext.forListObjects(Option.of(list.prefix()))));
      case CreateInvalidationRequest create ->
          List.of(
              new RequiredPermission(
                  "cloudfront:CreateInvalidation",
                  new CloudFrontDistribution(create.distributionId())));
      case PutEventsRequest put ->
          Vector.ofAll(put.entries())
              .map(entry ->
                  new RequiredPermission(
                      "events:PutEvents", new EventBridgeEventBus(entry.eventBusName())))
              .distinct();
      case GetSecretValueRequest get ->
          List.of(
              new RequiredPermission(
                  "secretsmanager:GetSecretValue", new SecretsManagerSecretName(get.secretId())));
      case CognitoIdentityProviderRequest call ->
          List.of(
              new RequiredPermission(
                  "cognito-idp:" + call.getClass().getSimpleName().replaceFirst("Request$", ""),
                  new CognitoUserPool(
                      call.getValueForField("UserPoolId", String.class).orElseThrow())));
      default -> List.empty();
    };
  }

  /** IAM evaluates each item of a transaction as a write of its own. */
  private static Seq<RequiredPermission> permissionsFor(TransactWriteItem item) {
    return Option.of(item.put())
        .map(put -> onTable("PutItem", put.tableName()))
        .orElse(
            () -> Option.of(item.update()).map(update -> onTable("UpdateItem", update.tableName())))
        .orElse(
            () -> Option.of(item.delete()).map(delete -> onTable("DeleteItem", delete.tableName())))
        .getOrElse(() -> onTable("ConditionCheckItem", item.conditionCheck().tableName()));
  }

  private static Seq<RequiredPermission> onTable(String action, String table) {
    return List.of(new RequiredPermission("dynamodb:" + action, new DynamoTable(table)));
  }

  private static RequiredPermission getObject(String bucket, String key) {
    return new RequiredPermission(
        "s3:GetObject", new BucketObject(bucket, key), ConditionContext.forS3());
  }

  /** The SDK may have joined bucket and key in one header. */
  private static RequiredPermission getObject(CopyObjectRequest copy) {
    var source =
        copy.getValueForField("CopySource", String.class)
            .orElseGet(() -> copy.sourceBucket() + "/" + copy.sourceKey())
            .split("/", 2);
    return getObject(source[0], source[1]);
  }

  private static RequiredPermission putObject(
      String bucket, String key, Option<String> ifNoneMatch) {
    return new RequiredPermission(
        "s3:PutObject",
        new BucketObject(bucket, key),
        ConditionContext.withIfNoneMatch(ConditionContext.forS3(), ifNoneMatch));
  }
}
