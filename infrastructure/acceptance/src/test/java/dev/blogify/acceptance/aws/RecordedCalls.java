package dev.blogify.acceptance.aws;

import dev.blogify.acceptance.iam.Call;
import dev.blogify.acceptance.iam.Calls;
import dev.blogify.acceptance.iam.Circumstances;
import dev.blogify.acceptance.iam.Named;
import dev.blogify.acceptance.iam.Named.Bucket;
import dev.blogify.acceptance.iam.Named.Bus;
import dev.blogify.acceptance.iam.Named.Distribution;
import dev.blogify.acceptance.iam.Named.Index;
import dev.blogify.acceptance.iam.Named.Secret;
import dev.blogify.acceptance.iam.Named.Stored;
import dev.blogify.acceptance.iam.Named.Table;
import dev.blogify.acceptance.iam.Named.UserPool;
import dev.blogify.adapters.aws.s3.SigV4Gate.SignedUse;
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
 * What functions ask of AWS, as IAM would be asked for it (AWS: service authorization reference).
 * Every client of the SDK in these tests tells it; a file of the SDK's own naming says so. Another
 * service takes a line in {@code asked}, and a name if what it is asked for has none yet.
 */
public final class RecordedCalls implements ExecutionInterceptor {
  private static final ScopedValue<Invoked> INVOKED = ScopedValue.newInstance();

  private record Invoked(String function, Calls calls) {}

  /** A call of whichever function makes it. */
  private record Asked(String action, Named resource, Map<String, String> context) {
    Asked(String action, Named resource) {
      this(action, resource, Circumstances.ofAny());
    }
  }

  /** Does something on behalf of a function. */
  static void during(String function, Calls calls, Runnable work) {
    ScopedValue.where(INVOKED, new Invoked(function, calls)).run(work);
  }

  /** What a client does by a URL that a function has signed. */
  static void note(SignedUse use, Calls calls) {
    var object = new Stored(use.bucket(), use.key());
    switch (use.method()) {
      case "GET", "HEAD" ->
          calls.used(use.signature(), "s3:GetObject", object, Circumstances.ofS3(use.age()));
      case "PUT" ->
          calls.used(
              use.signature(),
              "s3:PutObject",
              object,
              Circumstances.ofPut(Circumstances.ofS3(use.age()), use.ifNoneMatch()));
      default -> calls.unknown(use.toString());
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (INVOKED.isBound()) {
      var by = INVOKED.get();
      var asked = asked(context.request());
      if (asked.isEmpty()) {
        by.calls().unknown(by.function() + ": " + context.request());
      }
      asked
          .map(each -> new Call(by.function(), each.action(), each.resource(), each.context()))
          .forEach(by.calls()::made);
    }
  }

  /** Nothing, if nobody has said yet what IAM calls it. */
  private static Seq<Asked> asked(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> ofItems("GetItem", get.tableName());
      case PutItemRequest put -> ofItems("PutItem", put.tableName());
      case UpdateItemRequest update -> ofItems("UpdateItem", update.tableName());
      case DeleteItemRequest delete -> ofItems("DeleteItem", delete.tableName());
      case ScanRequest scan -> ofItems("Scan", scan.tableName());
      case QueryRequest query ->
          Option.of(query.indexName())
              .fold(
                  () -> ofItems("Query", query.tableName()),
                  index ->
                      List.of(new Asked("dynamodb:Query", new Index(query.tableName(), index))));
      case TransactWriteItemsRequest all ->
          Vector.ofAll(all.transactItems()).flatMap(RecordedCalls::asked);
      case HeadObjectRequest head ->
          List.of(
              toGet(head.bucket(), head.key()),
              // Who may not list is told 403 of what is not there (AWS: HeadObject).
              new Asked("s3:ListBucket", new Bucket(head.bucket()), Circumstances.ofS3()));
      case GetObjectRequest get -> List.of(toGet(get.bucket(), get.key()));
      case PutObjectRequest put ->
          List.of(toPut(put.bucket(), put.key(), Option.of(put.ifNoneMatch())));
      case CopyObjectRequest copy ->
          List.of(
              toGet(copy),
              toPut(
                  copy.destinationBucket(),
                  copy.destinationKey(),
                  Option.ofOptional(copy.getValueForField("IfNoneMatch", String.class))));
      case DeleteObjectRequest delete ->
          List.of(
              new Asked(
                  "s3:DeleteObject",
                  new Stored(delete.bucket(), delete.key()),
                  Circumstances.ofS3()));
      case ListObjectsV2Request list ->
          List.of(
              new Asked(
                  "s3:ListBucket",
                  new Bucket(list.bucket()),
                  Circumstances.ofList(Option.of(list.prefix()))));
      case CreateInvalidationRequest create ->
          List.of(
              new Asked(
                  "cloudfront:CreateInvalidation", new Distribution(create.distributionId())));
      case PutEventsRequest put ->
          Vector.ofAll(put.entries())
              .map(entry -> new Asked("events:PutEvents", new Bus(entry.eventBusName())))
              .distinct();
      case GetSecretValueRequest get ->
          List.of(new Asked("secretsmanager:GetSecretValue", new Secret(get.secretId())));
      case CognitoIdentityProviderRequest call ->
          List.of(
              new Asked(
                  "cognito-idp:" + call.getClass().getSimpleName().replaceFirst("Request$", ""),
                  new UserPool(call.getValueForField("UserPoolId", String.class).orElseThrow())));
      default -> List.empty();
    };
  }

  /** IAM is asked for each item as if it were written by itself. */
  private static Seq<Asked> asked(TransactWriteItem item) {
    return Option.of(item.put())
        .map(put -> ofItems("PutItem", put.tableName()))
        .orElse(
            () -> Option.of(item.update()).map(update -> ofItems("UpdateItem", update.tableName())))
        .orElse(
            () -> Option.of(item.delete()).map(delete -> ofItems("DeleteItem", delete.tableName())))
        .getOrElse(() -> ofItems("ConditionCheckItem", item.conditionCheck().tableName()));
  }

  private static Seq<Asked> ofItems(String action, String table) {
    return List.of(new Asked("dynamodb:" + action, new Table(table)));
  }

  private static Asked toGet(String bucket, String key) {
    return new Asked("s3:GetObject", new Stored(bucket, key), Circumstances.ofS3());
  }

  /** The client may have made one header of bucket and key already. */
  private static Asked toGet(CopyObjectRequest copy) {
    var source =
        copy.getValueForField("CopySource", String.class)
            .orElseGet(() -> copy.sourceBucket() + "/" + copy.sourceKey())
            .split("/", 2);
    return toGet(source[0], source[1]);
  }

  private static Asked toPut(String bucket, String key, Option<String> ifNoneMatch) {
    return new Asked(
        "s3:PutObject",
        new Stored(bucket, key),
        Circumstances.ofPut(Circumstances.ofS3(), ifNoneMatch));
  }
}
