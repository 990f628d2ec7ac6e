package dev.blogify.cdk;

import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.functions.Grant.Resource;
import dev.blogify.functions.Grant.Resource.Bus;
import dev.blogify.functions.Grant.Resource.CursorSecret;
import dev.blogify.functions.Grant.Resource.Distribution;
import dev.blogify.functions.Grant.Resource.FailureBucket;
import dev.blogify.functions.Grant.Resource.Index;
import dev.blogify.functions.Grant.Resource.Items;
import dev.blogify.functions.Grant.Resource.Missing;
import dev.blogify.functions.Grant.Resource.Objects;
import dev.blogify.functions.Grant.Resource.Stream;
import dev.blogify.functions.Grant.Resource.UserPool;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/**
 * What is there when a function is: by the variable that tells functions of it. A function that
 * needs what is not there yet lies in the wrong stack, which stops the synthesis.
 */
final class Deployed {
  static final String API_URL = "API_URL";
  static final String CURSOR_SECRET_ID = "CURSOR_SECRET_ID";
  static final String DISTRIBUTION_ID = "DISTRIBUTION_ID";
  static final String EVENT_BUS_NAME = "EVENT_BUS_NAME";
  static final String FAILURE_BUCKET = "FAILURE_BUCKET";
  static final String MEDIA_BUCKET = "MEDIA_BUCKET";
  static final String USER_POOL_ID = "USER_POOL_ID";

  static final Deployed NOTHING = new Deployed(LinkedHashMap.empty(), LinkedHashMap.empty());

  private final Map<String, String> values;
  private final Map<String, String> arns;

  private Deployed(Map<String, String> values, Map<String, String> arns) {
    this.values = values;
    this.arns = arns;
  }

  Deployed and(String variable, String value, String arn) {
    return new Deployed(values.put(variable, value), arns.put(variable, arn));
  }

  /** Something that is told and cannot be granted. */
  Deployed and(String variable, String value) {
    return new Deployed(values.put(variable, value), arns);
  }

  /** What stands for a table's stream here, of which no function is told. */
  static String stream(Table table) {
    return table.environmentKey() + "/stream";
  }

  /** Exactly the variables that a function reads. */
  Map<String, String> environment(LambdaFunction function) {
    return function.environment().toLinkedMap(key -> key, key -> value(function, key));
  }

  private String value(LambdaFunction function, String key) {
    return values
        .get(key)
        .getOrElseThrow(() ->
            new IllegalStateException(
                "%s needs %s, which is not deployed before it".formatted(function.name(), key)));
  }

  String value(String variable) {
    return values
        .get(variable)
        .getOrElseThrow(() -> new IllegalStateException(variable + " is not deployed yet"));
  }

  /** What a statement of IAM calls it. */
  String arn(Resource resource) {
    return switch (resource) {
      case Items(var table) -> arn(table.environmentKey());
      case Index(var table, var name) -> arn(table.environmentKey()) + "/index/" + name;
      case Objects(var prefix) -> arn(MEDIA_BUCKET) + "/" + prefix + "*";
      case Missing() -> arn(MEDIA_BUCKET);
      case UserPool() -> arn(USER_POOL_ID);
      case CursorSecret() -> arn(CURSOR_SECRET_ID);
      case Bus() -> arn(EVENT_BUS_NAME);
      case Distribution() -> arn(DISTRIBUTION_ID);
      case Stream(var table) -> arn(stream(table));
      case FailureBucket() -> arn(FAILURE_BUCKET) + "/*";
    };
  }

  String arn(String variable) {
    return arns.get(variable)
        .getOrElseThrow(() -> new IllegalStateException(variable + " is not deployed yet"));
  }
}
