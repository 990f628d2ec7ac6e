package dev.blogify.infrastructure.cdk.functions;

import dev.blogify.adapters.in.lambda.Grant;
import dev.blogify.adapters.in.lambda.Grant.Resource;
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
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;

/** The grants of a function in IAM's words, and what Lambda itself does in its name. */
public final class IamStatements {
  private static final Set<String> LIST_ACTIONS =
      HashSet.of("s3:ListBucket", "dynamodb:ListStreams");

  private IamStatements() {}

  public static Seq<PolicyStatement> forGrants(Seq<Grant> grants, ResourceRegistry deployed) {
    return grants.flatMap(grant -> toStatements(grant, deployed));
  }

  /** Which log group, its function must tell; traces have no address. */
  static Seq<PolicyStatement> forLogsAndTraces(LogGroup logs, Stage stage) {
    var logging =
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn());
    var tracing = allow(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*");
    return stage.operations().isTracingEnabled() ? List.of(logging, tracing) : List.of(logging);
  }

  private static Seq<PolicyStatement> toStatements(Grant grant, ResourceRegistry deployed) {
    var listing = grant.actions().filter(LIST_ACTIONS::contains);
    var others = grant.actions().removeAll(listing);
    return listing
        .map(action -> listStatement(action, grant.resource(), deployed))
        .appendAll(
            Option.when(others.nonEmpty(), () -> allow(others, deployed.arn(grant.resource()))));
  }

  /** To list is done with a bucket, whose prefix only a condition names, or with all streams. */
  private static PolicyStatement listStatement(
      String action, Resource resource, ResourceRegistry deployed) {
    return switch (resource) {
      case MediaObjects(var prefix) ->
          PolicyStatement.Builder.create()
              .actions(java.util.List.of(action))
              .resources(java.util.List.of(deployed.arn(ResourceRegistry.MEDIA_BUCKET)))
              .conditions(Map.of("StringLike", Map.of("s3:prefix", prefix + "*")))
              .build();
      case ObjectExistence() ->
          PolicyStatement.Builder.create()
              .actions(java.util.List.of(action))
              .resources(java.util.List.of(deployed.arn(ResourceRegistry.MEDIA_BUCKET)))
              .conditions(Map.of("Null", Map.of("s3:prefix", "true")))
              .build();
      case FailureBucket() -> allow(List.of(action), deployed.arn(ResourceRegistry.FAILURE_BUCKET));
      case TableStream(_) -> allow(List.of(action), "*");
      case TableItems(_),
          TableIndex(_, _),
          AccountsUserPool(),
          CursorSecret(),
          CustomEventBus(),
          EdgeDistribution() ->
          throw new IllegalArgumentException("Nothing is listed in " + resource);
    };
  }

  public static PolicyStatement allow(Seq<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .actions(actions.asJava())
        .resources(java.util.List.of(resource))
        .build();
  }
}
