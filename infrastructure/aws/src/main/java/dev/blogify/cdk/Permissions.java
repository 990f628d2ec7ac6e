package dev.blogify.cdk;

import dev.blogify.functions.Grant;
import dev.blogify.functions.Grant.Resource.Objects;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;

/** The grants of a function in IAM's words, and what Lambda itself does in its name. */
final class Permissions {
  private static final String LIST = "s3:ListBucket";

  private Permissions() {}

  static Seq<PolicyStatement> of(LambdaFunction function, Deployed deployed) {
    return function.grants().flatMap(grant -> statements(grant, deployed));
  }

  /** Which log group, its function must tell; traces have no address. */
  static Seq<PolicyStatement> ofLambda(LogGroup logs) {
    return List.of(
        statement(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn()),
        statement(List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*"));
  }

  /** To list is an action on a bucket, and only a condition keeps it to a prefix. */
  private static Seq<PolicyStatement> statements(Grant grant, Deployed deployed) {
    var others = grant.actions().remove(LIST);
    var statements =
        others.isEmpty()
            ? List.<PolicyStatement>empty()
            : List.of(statement(others, deployed.arn(grant.resource())));
    return grant.resource() instanceof Objects(var prefix) && grant.actions().contains(LIST)
        ? statements.append(listing(prefix, deployed))
        : statements;
  }

  private static PolicyStatement listing(String prefix, Deployed deployed) {
    return PolicyStatement.Builder.create()
        .actions(java.util.List.of(LIST))
        .resources(java.util.List.of(deployed.arn(Deployed.MEDIA_BUCKET)))
        .conditions(Map.of("StringLike", Map.of("s3:prefix", prefix + "*")))
        .build();
  }

  static PolicyStatement statement(Seq<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .actions(actions.asJava())
        .resources(java.util.List.of(resource))
        .build();
  }
}
