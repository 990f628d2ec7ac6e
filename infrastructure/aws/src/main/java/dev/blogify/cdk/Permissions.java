package dev.blogify.cdk;

import dev.blogify.functions.Grant;
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
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;

/** The grants of a function in IAM's words, and what Lambda itself does in its name. */
final class Permissions {
  private static final Set<String> LISTING = HashSet.of("s3:ListBucket", "dynamodb:ListStreams");

  private Permissions() {}

  static Seq<PolicyStatement> of(Seq<Grant> grants, Deployed deployed) {
    return grants.flatMap(grant -> statements(grant, deployed));
  }

  /** Which log group, its function must tell; traces have no address. */
  static Seq<PolicyStatement> ofLambda(LogGroup logs, Stage stage) {
    var logging =
        statement(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn());
    var tracing = statement(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*");
    return stage.care().isTraced() ? List.of(logging, tracing) : List.of(logging);
  }

  private static Seq<PolicyStatement> statements(Grant grant, Deployed deployed) {
    var listing = grant.actions().filter(LISTING::contains);
    var others = grant.actions().removeAll(listing);
    return listing
        .map(action -> listing(action, grant.resource(), deployed))
        .appendAll(
            Option.when(
                others.nonEmpty(), () -> statement(others, deployed.arn(grant.resource()))));
  }

  /** To list is done with a bucket, whose prefix only a condition names, or with all streams. */
  private static PolicyStatement listing(String action, Resource resource, Deployed deployed) {
    return switch (resource) {
      case Objects(var prefix) ->
          PolicyStatement.Builder.create()
              .actions(java.util.List.of(action))
              .resources(java.util.List.of(deployed.arn(Deployed.MEDIA_BUCKET)))
              .conditions(Map.of("StringLike", Map.of("s3:prefix", prefix + "*")))
              .build();
      case Missing() ->
          PolicyStatement.Builder.create()
              .actions(java.util.List.of(action))
              .resources(java.util.List.of(deployed.arn(Deployed.MEDIA_BUCKET)))
              .conditions(Map.of("Null", Map.of("s3:prefix", "true")))
              .build();
      case FailureBucket() -> statement(List.of(action), deployed.arn(Deployed.FAILURE_BUCKET));
      case Stream(_) -> statement(List.of(action), "*");
      case Items(_), Index(_, _), UserPool(), CursorSecret(), Bus(), Distribution() ->
          throw new IllegalArgumentException("Nothing is listed in " + resource);
    };
  }

  static PolicyStatement statement(Seq<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .actions(actions.asJava())
        .resources(java.util.List.of(resource))
        .build();
  }
}
