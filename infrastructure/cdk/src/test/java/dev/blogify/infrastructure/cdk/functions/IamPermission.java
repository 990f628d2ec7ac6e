package dev.blogify.infrastructure.cdk.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.in.consumers.Subscription.Target;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.Grant;
import dev.blogify.adapters.in.lambda.Grant.Resource.AccountsUserPool;
import dev.blogify.adapters.in.lambda.Grant.Resource.CursorSecret;
import dev.blogify.adapters.in.lambda.Grant.Resource.CustomEventBus;
import dev.blogify.adapters.in.lambda.Grant.Resource.EdgeDistribution;
import dev.blogify.adapters.in.lambda.Grant.Resource.FailureBucket;
import dev.blogify.adapters.in.lambda.Grant.Resource.MediaObjects;
import dev.blogify.adapters.in.lambda.Grant.Resource.ObjectExistence;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableIndex;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableItems;
import dev.blogify.adapters.in.lambda.Grant.Resource.TableStream;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.adapters.in.lambda.StreamMapping;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.regex.Pattern;

/** An allowed action and its resource, with logical ids instead of ARNs. */
public record IamPermission(String action, String resource) {
  private static final Pattern IMPORTED_VALUE =
      Pattern.compile(
          "blogify-prod-\\w+:ExportsOutput(?:FnGetAtt|Ref)(\\w+?)[0-9A-F]{8}(Arn|StreamArn|)[0-9A-F]{8}");

  private static final Pattern CROSS_REGION_OUTPUT =
      Pattern.compile("PublishOutputRef(\\w+?)[0-9A-F]{16}");

  private static final Pattern LOGICAL_ID = Pattern.compile("(\\w+?)[0-9A-F]{8}");

  /** The permissions of a policy statement in a template. */
  public static Seq<IamPermission> fromStatement(JsonNode statement) {
    var prefix =
        statement.path("Condition").has("Null")
            ? "nothing"
            : statement.at("/Condition/StringLike/s3:prefix").asText();
    return asSeq(statement.path("Resource"))
        .map(resource -> resourceName(resource) + (prefix.isEmpty() ? "" : " under " + prefix))
        .flatMap(resource ->
            asSeq(statement.path("Action"))
                .map(action -> new IamPermission(action.asText(), resource)));
  }

  /** The grants of a function, and the permissions that Lambda and its trigger require. */
  public static Set<IamPermission> expectedFor(LambdaFunction function) {
    var name = function.name();
    var mappings = StreamMapping.ALL.filter(mapping -> mapping.function().equals(name));
    return HashSet.ofAll(function.grants().flatMap(IamPermission::fromGrant))
        .addAll(mappings.flatMap(StreamMapping::grants).flatMap(IamPermission::fromGrant))
        .addAll(
            actions("xray:PutTelemetryRecords", "xray:PutTraceSegments")
                .map(each -> permission(each, "*")))
        .addAll(
            actions("logs:CreateLogStream", "logs:PutLogEvents")
                .map(each -> permission(each, name + "Logs")))
        .addAll(
            consumesAQueue(name)
                ? actions("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage")
                    .map(each -> permission(each, name + "Queue"))
                : List.empty());
  }

  private static boolean consumesAQueue(String name) {
    return Subscriptions.ALL.exists(
        each -> each.name().equals(name) && each.target() instanceof Target.Queue);
  }

  private static Seq<IamPermission> fromGrant(Grant grant) {
    return grant
        .actions()
        .map(action ->
            permission(
                action,
                switch (grant.resource()) {
                  case TableItems(var table) -> table.name() + "Arn";
                  case TableIndex(var table, var index) -> table.name() + "Arn/index/" + index;
                  case MediaObjects(var prefix) ->
                      action.equals("s3:ListBucket")
                          ? "MediaArn under " + prefix + "*"
                          : "MediaArn/" + prefix + "*";
                  case ObjectExistence() -> "MediaArn under nothing";
                  case AccountsUserPool() -> "UsersArn";
                  case CursorSecret() -> "Cursors";
                  case CustomEventBus() -> "Bus";
                  case EdgeDistribution() -> "arn:aws:cloudfront:::distribution/Edge";
                  case TableStream(var table) ->
                      action.equals("dynamodb:ListStreams") ? "*" : table.name() + "StreamArn";
                  case FailureBucket() ->
                      action.equals("s3:ListBucket") ? "Failures" : "Failures/*";
                }));
  }

  private static Seq<String> actions(String... actions) {
    return List.of(actions);
  }

  private static IamPermission permission(String action, String resource) {
    return new IamPermission(action, resource);
  }

  private static String resourceName(JsonNode resource) {
    if (resource.isTextual()) {
      return resource.asText();
    }
    if (resource.has("Fn::Join")) {
      return List.ofAll(resource.path("Fn::Join").path(1))
          .map(IamPermission::resourceName)
          .mkString();
    }
    if (resource.has("Ref")) {
      var id = LOGICAL_ID.matcher(resource.path("Ref").asText());
      return id.matches() ? id.group(1) : "";
    }
    if (resource.has("Fn::Select")) {
      return resourceName(resource.at("/Fn::Select/1/Fn::Split/1"));
    }
    if (resource.has("Fn::GetStackOutput")) {
      var output = resource.at("/Fn::GetStackOutput/OutputName").asText();
      return CROSS_REGION_OUTPUT.matcher(output).replaceFirst("$1");
    }
    return resource.has("Fn::ImportValue")
        ? IMPORTED_VALUE.matcher(resource.path("Fn::ImportValue").asText()).replaceFirst("$1$2")
        : LOGICAL_ID.matcher(resource.at("/Fn::GetAtt/0").asText()).replaceFirst("$1");
  }

  private static Seq<JsonNode> asSeq(JsonNode json) {
    return json.isArray() ? List.ofAll(json) : List.of(json);
  }
}
