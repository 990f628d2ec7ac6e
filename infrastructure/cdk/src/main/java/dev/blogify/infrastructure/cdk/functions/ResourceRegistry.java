package dev.blogify.infrastructure.cdk.functions;

import dev.blogify.adapters.in.lambda.Grant.Resource;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/**
 * The deployed resources that functions may use, keyed by the environment variable that names them.
 * The synthesis fails if a function requires a resource that a later stack creates.
 */
public record ResourceRegistry(Map<String, String> values, Map<String, String> arns) {
  public static final String API_URL = "API_URL";
  public static final String CURSOR_SECRET_ID = "CURSOR_SECRET_ID";
  public static final String DISTRIBUTION_ID = "DISTRIBUTION_ID";
  public static final String EVENT_BUS_NAME = "EVENT_BUS_NAME";
  public static final String FAILURE_BUCKET = "FAILURE_BUCKET";
  public static final String MEDIA_BUCKET = "MEDIA_BUCKET";
  public static final String USER_POOL_ID = "USER_POOL_ID";

  public static final ResourceRegistry EMPTY =
      new ResourceRegistry(LinkedHashMap.empty(), LinkedHashMap.empty());

  public ResourceRegistry with(String variable, String value, String arn) {
    return new ResourceRegistry(values.put(variable, value), arns.put(variable, arn));
  }

  /** Adds a value without an ARN, to which no grant can refer. */
  public ResourceRegistry with(String variable, String value) {
    return new ResourceRegistry(values.put(variable, value), arns);
  }

  /** The key of a table's stream, which is not an environment variable of any function. */
  public static String streamKey(TableDefinition table) {
    return table.environmentVariable() + "/stream";
  }

  /** The environment of a function: the variables that it reads, and its id. */
  Map<String, String> environment(LambdaFunction function) {
    return function
        .environmentVariables()
        .toLinkedMap(key -> key, this::value)
        .put(LambdaFunction.ID_VARIABLE, function.name());
  }

  public String value(String variable) {
    return get(values, variable);
  }

  /** The ARN of a resource in an IAM statement. */
  String arn(Resource resource) {
    return switch (resource) {
      case Resource.TableItems(var table) -> arn(table.environmentVariable());
      case Resource.TableIndex(var table, var name) ->
          arn(table.environmentVariable()) + "/index/" + name;
      case Resource.MediaObjects(var prefix) -> arn(MEDIA_BUCKET) + "/" + prefix + "*";
      case Resource.ObjectExistence() -> arn(MEDIA_BUCKET);
      case Resource.AccountsUserPool() -> arn(USER_POOL_ID);
      case Resource.CursorSecret() -> arn(CURSOR_SECRET_ID);
      case Resource.CustomEventBus() -> arn(EVENT_BUS_NAME);
      case Resource.EdgeDistribution() -> arn(DISTRIBUTION_ID);
      case Resource.TableStream(var table) -> arn(streamKey(table));
      case Resource.FailureBucket() -> arn(FAILURE_BUCKET) + "/*";
    };
  }

  public String arn(String variable) {
    return get(arns, variable);
  }

  private static String get(Map<String, String> entries, String variable) {
    return entries
        .get(variable)
        .getOrElseThrow(
            () -> new IllegalStateException("No earlier stack deploys the resource " + variable));
  }
}
