package dev.blogify.acceptance.aws;

import dev.blogify.functions.Grant;
import dev.blogify.functions.Grant.Resource.Bus;
import dev.blogify.functions.Grant.Resource.CursorSecret;
import dev.blogify.functions.Grant.Resource.Distribution;
import dev.blogify.functions.Grant.Resource.FailureBucket;
import dev.blogify.functions.Grant.Resource.Index;
import dev.blogify.functions.Grant.Resource.Items;
import dev.blogify.functions.Grant.Resource.Objects;
import dev.blogify.functions.Grant.Resource.Stream;
import dev.blogify.functions.Grant.Resource.UserPool;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.concurrent.ConcurrentHashMap;
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
 * What functions ask of AWS, as IAM would call it: an action and what it is done with. Every client
 * of the SDK in these tests tells it; a file of the SDK's own naming says so.
 */
public final class RecordedCalls implements ExecutionInterceptor {
  private static final ScopedValue<String> FUNCTION = ScopedValue.newInstance();
  private static final java.util.Set<Call> CALLS = ConcurrentHashMap.newKeySet();

  /** One thing that a function did. */
  record Call(String function, String permission) {}

  /** Does something on behalf of a function. */
  static void during(String function, Runnable work) {
    ScopedValue.where(FUNCTION, function).run(work);
  }

  /** What these functions did without a grant. */
  static Seq<Call> notGranted(Seq<LambdaFunction> functions) {
    var names = functions.map(LambdaFunction::name).toSet();
    return Vector.ofAll(CALLS)
        .filter(call -> names.contains(call.function()))
        .removeAll(functions.flatMap(RecordedCalls::granted));
  }

  private static Set<Call> granted(LambdaFunction function) {
    return function
        .grants()
        .flatMap(RecordedCalls::permissions)
        .map(permission -> new Call(function.name(), permission))
        .toSet();
  }

  private static Seq<String> permissions(Grant grant) {
    var with =
        switch (grant.resource()) {
          case Items(var table) -> table.name();
          case Index(var table, var name) -> table.name() + "/" + name;
          case Objects(var prefix) -> prefix;
          case UserPool() -> "user pool";
          case CursorSecret() -> "secret";
          case Bus() -> "bus";
          case Stream(var table) -> table.name() + "'s stream";
          case FailureBucket() -> "failures";
          case Distribution() -> "distribution";
        };
    return grant.actions().map(action -> action + " " + with);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (FUNCTION.isBound()) {
      asked(context.request()).map(each -> new Call(FUNCTION.get(), each)).forEach(CALLS::add);
    }
  }

  private static Seq<String> asked(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> List.of("dynamodb:GetItem " + get.tableName());
      case PutItemRequest put -> List.of("dynamodb:PutItem " + put.tableName());
      case QueryRequest query ->
          List.of(
              "dynamodb:Query "
                  + query.tableName()
                  + (query.indexName() == null ? "" : "/" + query.indexName()));
      case TransactWriteItemsRequest all ->
          Vector.ofAll(all.transactItems()).map(RecordedCalls::asked);
      case ScanRequest scan -> List.of("dynamodb:Scan " + scan.tableName());
      case HeadObjectRequest head -> List.of("s3:GetObject " + place(head.bucket(), head.key()));
      case GetObjectRequest get -> List.of("s3:GetObject " + place(get.bucket(), get.key()));
      case PutObjectRequest put -> List.of("s3:PutObject " + place(put.bucket(), put.key()));
      case CopyObjectRequest copy ->
          List.of(
              "s3:GetObject " + source(copy),
              "s3:PutObject " + place(copy.destinationBucket(), copy.destinationKey()));
      case DeleteItemRequest delete -> List.of("dynamodb:DeleteItem " + delete.tableName());
      case UpdateItemRequest update -> List.of("dynamodb:UpdateItem " + update.tableName());
      case DeleteObjectRequest delete ->
          List.of("s3:DeleteObject " + place(delete.bucket(), delete.key()));
      case ListObjectsV2Request list ->
          List.of("s3:ListBucket " + place(list.bucket(), String.valueOf(list.prefix())));
      case CreateInvalidationRequest _ -> List.of("cloudfront:CreateInvalidation distribution");
      case PutEventsRequest _ -> List.of("events:PutEvents bus");
      case GetSecretValueRequest _ -> List.of("secretsmanager:GetSecretValue secret");
      case CognitoIdentityProviderRequest call ->
          List.of(
              "cognito-idp:"
                  + call.getClass().getSimpleName().replaceFirst("Request$", "")
                  + " user pool");
      default -> List.of("what no function is known to do: " + request);
    };
  }

  private static String asked(TransactWriteItem item) {
    if (item.put() != null) {
      return "dynamodb:PutItem " + item.put().tableName();
    }
    if (item.update() != null) {
      return "dynamodb:UpdateItem " + item.update().tableName();
    }
    return item.delete() != null
        ? "dynamodb:DeleteItem " + item.delete().tableName()
        : "what no function is known to do: " + item;
  }

  /** The client may have made one header of bucket and key already. */
  private static String source(CopyObjectRequest copy) {
    var source =
        copy.getValueForField("CopySource", String.class)
            .orElseGet(() -> copy.sourceBucket() + "/" + copy.sourceKey())
            .split("/", 2);
    return place(source[0], source[1]);
  }

  /** In the media bucket it matters under which prefix, in that of failures it does not. */
  private static String place(String bucket, String key) {
    return bucket.startsWith(Failures.PREFIX) ? "failures" : key.substring(0, key.indexOf('/') + 1);
  }
}
