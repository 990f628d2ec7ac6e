package dev.blogify.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.consumers.Subscription.Target;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.functions.Grant;
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
import dev.blogify.functions.StreamMapping;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.regex.Pattern;

/** An action, and what with, by the names that stacks have for things. */
record Permission(String action, String resource) {
  private static final Pattern IMPORTED =
      Pattern.compile(
          "blogify-prod-\\w+:ExportsOutput(?:FnGetAtt|Ref)(\\w+?)[0-9A-F]{8}(Arn|StreamArn|)[0-9A-F]{8}");

  private static final Pattern READ_ACROSS_REGIONS =
      Pattern.compile("PublishOutputRef(\\w+?)[0-9A-F]{16}");

  private static final Pattern LOGICAL_ID = Pattern.compile("(\\w+?)[0-9A-F]{8}");

  /** What a statement of a template allows. */
  static Seq<Permission> allowed(JsonNode statement) {
    var only =
        statement.path("Condition").has("Null")
            ? "nothing"
            : statement.at("/Condition/StringLike/s3:prefix").asText();
    return elements(statement.path("Resource"))
        .map(resource -> flat(resource) + (only.isEmpty() ? "" : " under " + only))
        .flatMap(resource ->
            elements(statement.path("Action"))
                .map(action -> new Permission(action.asText(), resource)));
  }

  /** What a function is granted, and what Lambda does in its name. */
  static Set<Permission> expected(LambdaFunction function) {
    var name = function.name();
    var mappings = StreamMapping.ALL.filter(mapping -> mapping.function().equals(name));
    return HashSet.ofAll(function.grants().flatMap(Permission::granted))
        .addAll(mappings.flatMap(StreamMapping::grants).flatMap(Permission::granted))
        .addAll(
            all("xray:PutTelemetryRecords", "xray:PutTraceSegments").map(each -> with(each, "*")))
        .addAll(
            all("logs:CreateLogStream", "logs:PutLogEvents").map(each -> with(each, name + "Logs")))
        .addAll(
            isBehindAQueue(name)
                ? all("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage")
                    .map(each -> with(each, name + "Queue"))
                : List.empty());
  }

  private static boolean isBehindAQueue(String name) {
    return Subscriptions.ALL.exists(
        each -> each.name().equals(name) && each.target() instanceof Target.Queue);
  }

  private static Seq<Permission> granted(Grant grant) {
    return grant
        .actions()
        .map(action ->
            with(
                action,
                switch (grant.resource()) {
                  case Items(var table) -> table.name() + "Arn";
                  case Index(var table, var index) -> table.name() + "Arn/index/" + index;
                  case Objects(var prefix) ->
                      action.equals("s3:ListBucket")
                          ? "MediaArn under " + prefix + "*"
                          : "MediaArn/" + prefix + "*";
                  case Missing() -> "MediaArn under nothing";
                  case UserPool() -> "UsersArn";
                  case CursorSecret() -> "Cursors";
                  case Bus() -> "Bus";
                  case Distribution() -> "arn:aws:cloudfront:::distribution/Edge";
                  case Stream(var table) ->
                      action.equals("dynamodb:ListStreams") ? "*" : table.name() + "StreamArn";
                  case FailureBucket() ->
                      action.equals("s3:ListBucket") ? "Failures" : "Failures/*";
                }));
  }

  private static Seq<String> all(String... actions) {
    return List.of(actions);
  }

  private static Permission with(String action, String resource) {
    return new Permission(action, resource);
  }

  private static String flat(JsonNode resource) {
    if (resource.isTextual()) {
      return resource.asText();
    }
    if (resource.has("Fn::Join")) {
      return List.ofAll(resource.path("Fn::Join").path(1)).map(Permission::flat).mkString();
    }
    if (resource.has("Ref")) {
      var id = LOGICAL_ID.matcher(resource.path("Ref").asText());
      return id.matches() ? id.group(1) : "";
    }
    if (resource.has("Fn::Select")) {
      return flat(resource.at("/Fn::Select/1/Fn::Split/1"));
    }
    if (resource.has("Fn::GetStackOutput")) {
      var output = resource.at("/Fn::GetStackOutput/OutputName").asText();
      return READ_ACROSS_REGIONS.matcher(output).replaceFirst("$1");
    }
    return resource.has("Fn::ImportValue")
        ? IMPORTED.matcher(resource.path("Fn::ImportValue").asText()).replaceFirst("$1$2")
        : LOGICAL_ID.matcher(resource.at("/Fn::GetAtt/0").asText()).replaceFirst("$1");
  }

  private static Seq<JsonNode> elements(JsonNode json) {
    return json.isArray() ? List.ofAll(json) : List.of(json);
  }
}
